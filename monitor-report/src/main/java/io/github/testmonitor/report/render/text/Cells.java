package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes figures with their marks: nothing that was not measured ever looks like a number. Immutable. */
public final class Cells {
    private static final String AT_LEAST = "≥";
    private static final String SAMPLED = "≈";
    private static final String SHARED = "‖";

    private final Texts texts;
    private final boolean ownThreadGoesWithoutSaying;

    private Cells(Texts texts, boolean ownThreadGoesWithoutSaying) {
        this.texts = texts;
        this.ownThreadGoesWithoutSaying = ownThreadGoesWithoutSaying;
    }

    /** For a run; where all of it is own threads' work, that stands in the head of a column and not in each cell. */
    public static Cells of(Run run, Texts texts) {
        return new Cells(texts, run.totals().ownThreadOnly());
    }

    /** A metric of one attempt. Of a lost test every figure is the last that was seen. */
    public Cell of(TestRun test, Metric metric) {
        Measured measured = Measured.of(test, metric);
        if (measured.value() == null) {
            return absent(measured.absence());
        }
        String text = Quantities.of(measured.value(), measured.unit());
        boolean lost = test.outcome() == TestRun.Outcome.LOST;
        if (measured.kind() == Kind.SHARED) {
            String mark = lost ? SHARED + ' ' + AT_LEAST : SHARED;
            return new Cell(mark, text, texts.of("kind.shared"), shared(test));
        }
        if (lost) {
            return new Cell(AT_LEAST, text, ownThread(measured), texts.of("kind.atLeast.why"));
        }
        if (measured.kind() == Kind.SAMPLED) {
            return new Cell(SAMPLED, text, ownThread(measured), texts.of("kind.sampled.why"));
        }
        String explanation = measured.ownThread() ? texts.of("kind.ownThread.why") : null;
        return new Cell("", text, ownThread(measured), explanation);
    }

    /** A sum or a figure of a fork, with the reason why it is absent. */
    public Cell of(@Nullable Long value, Unit unit, String reasonKey) {
        return value == null ? absent(texts.of(reasonKey)) : Cell.plain(Quantities.of(value, unit));
    }

    /** The same where the true value may be higher. */
    public Cell atLeast(@Nullable Long value, Unit unit, boolean lowerBound, String reasonKey) {
        Cell cell = of(value, unit, reasonKey);
        return lowerBound && value != null ? new Cell(AT_LEAST, cell.text(), null, texts.of("kind.atLeast.why")) : cell;
    }

    /** CPU time by wall time: how many cores were busy on average. */
    public Cell cores(TestRun test) {
        Measured cpu = Measured.of(test, Metric.CPU_TIME);
        Measured wall = Measured.of(test, Metric.WALL_TIME);
        if (cpu.value() == null || wall.value() == null || wall.value() <= 0) {
            return absent(cpu.value() == null ? cpu.absence() : Absence.TOO_SHORT);
        }
        return Cell.plain(String.format(Locale.ROOT, "%.2f", (double) cpu.value() / wall.value()));
    }

    /** A figure that nobody has, and why, in words that fit a cell. */
    public Cell absent(String reason) {
        return new Cell("", Cell.ABSENT, null, reason);
    }

    private Cell absent(@Nullable Absence absence) {
        String key = "absence." + (absence == null ? "unknown" : absence.jsonName());
        return new Cell("", Cell.ABSENT, texts.of(key), texts.of(key + ".why"));
    }

    private String shared(TestRun test) {
        return test.sharedWith() > 0
                ? texts.counted("kind.shared.why", test.sharedWith())
                : texts.of("kind.shared.why.unknown");
    }

    private @Nullable String ownThread(Measured measured) {
        return measured.ownThread() && !ownThreadGoesWithoutSaying ? texts.of("kind.ownThread") : null;
    }
}
