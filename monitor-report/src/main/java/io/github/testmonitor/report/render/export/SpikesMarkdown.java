package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.RunCode;
import io.github.testmonitor.report.model.RunCode.SpikeOfTest;
import io.github.testmonitor.report.render.text.SpikeText;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** The greatest spikes with the code that was seen there, as a table in Markdown. */
final class SpikesMarkdown {
    private static final int MOST_SPIKES = 3;

    private SpikesMarkdown() {}

    /** Its lines, with an empty one at the end; none where there is no spike. */
    static List<String> of(Run run, Texts texts) {
        RunCode code = run.code();
        if (code == null || code.memorySpikes().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("#### " + texts.of("code.spikes.title"));
        lines.add("");
        lines.add("| " + texts.of("code.column.spike") + " | " + texts.of("column.test") + " | "
                + texts.of("code.column.when") + " | " + texts.of("code.column.code") + " |");
        lines.add("| :-- | :-- | :-- | :-- |");
        code.memorySpikes().stream().limit(MOST_SPIKES).forEach(spike -> lines.add(row(spike, texts)));
        lines.add("");
        return lines;
    }

    private static String row(SpikeOfTest spike, Texts texts) {
        SpikeText words = SpikeText.of(spike.test(), spike.spike(), 1, texts);
        List<String> seen = new ArrayList<>();
        if (words.section() != null) {
            seen.add(texts.of("script.spike.section") + ' ' + Markdown.escaped(words.section()));
        }
        if (words.foreign() != null) {
            seen.add(words.foreign());
        }
        words.frames().forEach(frame -> seen.add(Markdown.escaped(frame)));
        seen.add(words.evidence());
        return "| " + words.amount() + " | "
                + Markdown.name(TestName.of(spike.test()).brief(), spike.test(), texts) + " | " + words.when() + " | "
                + String.join("; ", seen) + " |";
    }
}
