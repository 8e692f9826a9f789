package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Every figure of every test, with what it left behind and what came late: in blocks of {@value #BLOCK} tests, of which the
 * page loads the one it needs. Not thread-safe.
 */
final class Particulars {
    static final int BLOCK = 1000;

    private final PageFiles files;
    private Block block = new Block();
    private int size;

    Particulars(PageFiles files) {
        this.files = files;
    }

    void add(TestRun test) throws IOException {
        block.add(test, size % BLOCK);
        size++;
        if (size % BLOCK == 0) {
            flush();
        }
    }

    void finish() throws IOException {
        if (size % BLOCK != 0) {
            flush();
        }
    }

    private void flush() throws IOException {
        files.put("tests-" + (size - 1) / BLOCK, block.json());
        block = new Block();
    }

    private static final class Block {
        private final FigureColumn[] figures =
                Stream.of(Figure.values()).map(FigureColumn::new).toArray(FigureColumn[]::new);
        private final ScriptJson uniqueIds = new ScriptJson();
        private final ScriptJson more = new ScriptJson().raw("{");

        void add(TestRun test, int place) {
            uniqueIds.raw(place == 0 ? "" : ",").name(test.identity().uniqueId());
            for (FigureColumn figure : figures) {
                figure.add(test.figures());
            }
            TestRun.Leaked leaked = test.leaked();
            TestRun.Late late = test.late();
            if (leaked == null && late == null) {
                return;
            }
            more.field(Integer.toString(place)).raw("{");
            if (leaked != null) {
                more.field("threads").names(leaked.threads()).field("files").names(leaked.files());
            }
            if (late != null) {
                more.field("lateCpu")
                        .number(late.cpuNanos())
                        .field("lateAllocated")
                        .number(late.allocatedBytes());
            }
            more.raw("}");
        }

        CharSequence json() {
            ScriptJson json = new ScriptJson()
                    .raw("{")
                    .field("uniqueIds")
                    .raw("[")
                    .raw(uniqueIds.json())
                    .raw("]");
            json.field("figures").list(Stream.of(figures).toList(), (to, figure) -> figure.writeTo(to));
            return json.field("more").raw(more.json()).raw("}}").json();
        }
    }
}
