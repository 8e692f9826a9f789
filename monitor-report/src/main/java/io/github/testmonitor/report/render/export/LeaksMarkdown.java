package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** The classes that seem to have kept most heap, and how many tests left threads or files, as a list in Markdown. */
final class LeaksMarkdown {
    private static final int MOST_CLASSES = 3;

    private LeaksMarkdown() {}

    /** Its lines, with an empty one at the end; none where nothing is suspected. */
    static List<String> of(Run run, Texts texts) {
        Leaks leaks = run.leaks();
        if (leaks.classes().isEmpty() && leaks.tests() == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("#### " + texts.of("leaks.title"));
        lines.add("");
        leaks.classes().stream().limit(MOST_CLASSES).forEach(kept -> lines.add(item(kept, texts)));
        if (leaks.tests() > 0) {
            lines.add("- " + Markdown.escaped(texts.counted("key.leaks.tests", leaks.tests())));
        }
        lines.add("");
        return lines;
    }

    private static String item(KeptHeap kept, Texts texts) {
        String evidence = texts.counted(
                "leaks.evidence",
                kept.collectionsAfter(),
                Quantities.bytes(kept.beforeBytes()),
                Quantities.bytes(kept.afterBytes()));
        return "- " + Markdown.escaped(Names.clean(kept.className())) + ": \u2248 " + Quantities.bytes(kept.keptBytes())
                + " (" + Markdown.escaped(evidence) + ')';
    }
}
