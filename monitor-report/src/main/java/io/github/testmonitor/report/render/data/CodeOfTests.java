package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.report.code.Section;
import io.github.testmonitor.report.code.SectionTotal;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.SpikeText;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code of tests in blocks as those of {@link Particulars}: {@code code-0} for the first tests. Blocks without any are not
 * written; {@code code-blocks} names those that are. Trees are pruned, the more so the more of them there are. Not thread-safe.
 */
final class CodeOfTests {
    private static final int NODES_OF_A_TEST = 300;
    /** Some 12 bytes each. */
    private static final int NODES_OF_THE_PAGE = 500_000;

    private static final int NODES_BEYOND = 20;
    private static final int MOST_FRAMES = 8;
    private static final List<Figure> FIGURES = List.of(
            Figure.WALL,
            Figure.CPU,
            Figure.OWN_CPU,
            Figure.ALLOCATED,
            Figure.OWN_ALLOCATED,
            Figure.PEAK_HEAP,
            Figure.PEAK_RSS);

    private final PageFiles files;
    private final Texts texts;
    private final List<Integer> blocks = new ArrayList<>();
    private TreeJson trees = new TreeJson();
    private ScriptJson block = new ScriptJson().raw("{");
    private boolean empty = true;
    private int size;
    private int nodes;

    CodeOfTests(PageFiles files, Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    /** Tests are added in the order of the page, those without code, too. */
    void add(TestRun test) throws IOException {
        TestCode code = test.code();
        if (code != null) {
            block.field(Integer.toString(size % Particulars.BLOCK));
            write(test, code);
            empty = false;
        }
        size++;
        if (size % Particulars.BLOCK == 0) {
            flush();
        }
    }

    void finish() throws IOException {
        if (size % Particulars.BLOCK != 0) {
            flush();
        }
        files.put("code-blocks", blocks.toString());
    }

    private void flush() throws IOException {
        int number = (size - 1) / Particulars.BLOCK;
        if (!empty) {
            ScriptJson json =
                    new ScriptJson().raw("{").field("tests").raw(block.json()).raw("}");
            trees.writeMethods(json);
            files.put("code-" + number, json.raw("}").json());
            blocks.add(number);
        }
        trees = new TreeJson();
        block = new ScriptJson().raw("{");
        empty = true;
    }

    private void write(TestRun test, TestCode code) {
        int most = nodes < NODES_OF_THE_PAGE ? NODES_OF_A_TEST : NODES_BEYOND;
        block.raw("{").field("source").text(code.source().jsonName()).field("tree");
        var tree = code.tree().pruned(most);
        nodes += tree.size();
        trees.write(block, tree);
        block.field("spikes").list(code.spikes(), (json, spike) -> write(json, test, spike));
        block.field("sections")
                .list(code.sections(), CodeOfTests::write)
                .field("totals")
                .list(code.sectionTotals(), CodeOfTests::write)
                .field("leftOut")
                .number(code.sectionsLeftOut())
                .raw("}");
    }

    private void write(ScriptJson json, TestRun test, Spike spike) {
        SpikeText words = SpikeText.of(test, spike, MOST_FRAMES, texts);
        json.raw("{")
                .field("amount")
                .text(words.amount())
                .field("when")
                .text(words.when())
                .field("section")
                .text(words.section())
                .field("foreign")
                .text(words.foreign())
                .field("frames")
                .list(words.frames(), ScriptJson::text)
                .field("folded")
                .text(words.folded())
                .field("evidence")
                .text(words.evidence())
                .raw("}");
    }

    private static void write(ScriptJson json, Section section) {
        json.raw("{")
                .field("name")
                .name(section.name())
                .field("depth")
                .number(section.depth())
                .field("from")
                .number(section.t())
                .field("to")
                .number(section.endT())
                .raw("}");
    }

    private static void write(ScriptJson json, SectionTotal total) {
        json.raw("{")
                .field("name")
                .name(total.name())
                .field("depth")
                .number(total.depth())
                .field("count")
                .number(total.count())
                .field("unfinished")
                .number(total.unfinished())
                .field("values")
                .list(FIGURES, (to, figure) -> to.number(value(total.figures(), figure)))
                .field("kinds")
                .text(kinds(total.figures()))
                .raw("}");
    }

    private static @Nullable Long value(Figures figures, Figure figure) {
        return figures.has(figure) ? figures.value(figure) : null;
    }

    private static String kinds(Figures figures) {
        StringBuilder kinds = new StringBuilder();
        for (Figure figure : FIGURES) {
            var kind = figures.kind(figure);
            kinds.append(kind == null ? Letters.absence(figures.absence(figure)) : Letters.kind(kind, false));
        }
        return kinds.toString();
    }
}
