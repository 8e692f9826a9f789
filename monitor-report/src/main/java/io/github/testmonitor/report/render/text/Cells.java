package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Totals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes figures with their marks: nothing that was not measured ever looks like a number. Immutable. */
public final class Cells {
    /** Before a value that may have been higher. */
    public static final String AT_LEAST = "≥";

    private static final String SAMPLED = "≈";
    private static final String SHARED = "‖";

    private final Texts texts;

    public Cells(Texts texts) {
        this.texts = texts;
    }

    /** A metric of several attempts, one below the other. */
    public Column column(List<TestRun> tests, Metric metric) {
        return column(
                texts.of("metric." + metric),
                tests.stream().map(test -> of(test, metric)).toList());
    }

    /** Cells under a head. What all of them would say about own threads, the head says once. */
    public Column column(String head, List<Cell> cells) {
        String ownThread = texts.of("kind.ownThread");
        List<Cell> present = cells.stream().filter(cell -> !cell.absent()).toList();
        if (present.isEmpty() || !present.stream().allMatch(cell -> ownThread.equals(cell.note()))) {
            return new Column(new Column.Head(head, null), cells);
        }
        return new Column(
                new Column.Head(head, ownThread),
                cells.stream()
                        .map(cell -> cell.absent() ? cell : cell.withoutNote())
                        .toList());
    }

    /** A metric of one attempt. Of a lost test every figure is the last that was seen. */
    public Cell of(TestRun test, Metric metric) {
        Measured measured = MetricValues.measured(test, metric);
        if (measured == null) {
            return absent(Absences.of(test.figures(), metric));
        }
        return of(measured, metric, test.outcome() == TestRun.Outcome.LOST, shared(test));
    }

    /** A metric of a container alone, without its tests. Of one that was cut short every figure is the last that was seen. */
    public Cell of(ContainerRun container, Metric metric) {
        Measured measured = MetricValues.measured(container.figures(), metric);
        if (measured == null) {
            return absent(Absences.of(container.figures(), metric));
        }
        return of(measured, metric, container.cutShort(), texts.of("kind.shared.why.unknown"));
    }

    /** A sum or the greatest figure of a class or package, with the mark of what went into it. */
    public Cell of(Rankings.Group group, Metric metric, String reasonKey) {
        Long value = group.values().get(metric);
        boolean partial = group.atLeast().contains(metric);
        if (value == null) {
            return partial && group.totals().lost() == 0
                    ? new Cell("", Cell.ABSENT, texts.of("kind.shared"), texts.of("kind.partial.why"))
                    : absent(texts.of(reasonKey));
        }
        String text = Quantities.of(value, metric.unit());
        if (group.shared().contains(metric)) {
            return new Cell(shared(partial), text, texts.of("kind.shared"), texts.of("kind.shared.why.unknown"));
        }
        return sum(text, metric, partial, group.sampled().contains(metric), group.totals());
    }

    /** A sum of a module or run, with the mark of what went into it. */
    public Cell of(Totals totals, Metric metric, @Nullable Long value, String reasonKey) {
        return value == null
                ? absent(texts.of(reasonKey))
                : sum(
                        Quantities.of(value, metric.unit()),
                        metric,
                        totals.atLeast().contains(metric),
                        false,
                        totals);
    }

    /** A sum or a figure of a fork, with the reason why it is absent. */
    public Cell of(@Nullable Long value, Unit unit, String reasonKey) {
        return value == null ? absent(texts.of(reasonKey)) : Cell.plain(Quantities.of(value, unit));
    }

    /** The same of a fork that died, where the true value may be higher. */
    public Cell atLeast(@Nullable Long value, Unit unit, boolean lowerBound, String reasonKey) {
        return value != null && lowerBound
                ? new Cell(AT_LEAST, Quantities.of(value, unit), null, texts.of("kind.atLeast.why"))
                : of(value, unit, reasonKey);
    }

    /** A share of two sizes, of which the first may be higher. */
    public Cell share(long part, long whole, boolean lowerBound) {
        String percent = Shares.percent(part, whole);
        return lowerBound ? new Cell(AT_LEAST, percent, null, texts.of("kind.atLeast.why")) : Cell.plain(percent);
    }

    /** The greatest of samples. */
    public Cell sampled(long value, Unit unit) {
        return new Cell(SAMPLED, Quantities.of(value, unit), null, texts.of("kind.sampled.why"));
    }

    /** CPU time by wall time: how many cores were busy on average. */
    public Cell cores(TestRun test) {
        Measured cpu = MetricValues.measured(test, Metric.CPU_TIME);
        Measured wall = MetricValues.measured(test, Metric.WALL_TIME);
        if (cpu == null) {
            return absent(Absences.of(test.figures(), Metric.CPU_TIME));
        }
        if (wall == null || wall.value() <= 0) {
            return absent(Absence.TOO_SHORT);
        }
        String text = String.format(Locale.ROOT, "%.2f", (double) cpu.value() / wall.value());
        return ofOne(cpu, text, test.outcome() == TestRun.Outcome.LOST);
    }

    /** A figure that nobody has, and why. */
    public Cell absent(String reason) {
        return new Cell("", Cell.ABSENT, null, reason);
    }

    /** @param cutShort it is the last that was seen of what never ended */
    private Cell of(Measured measured, Metric metric, boolean cutShort, String sharedWhy) {
        String text = Quantities.of(measured.value(), metric.unit());
        return measured.kind() == Kind.SHARED
                ? new Cell(shared(cutShort), text, texts.of("kind.shared"), sharedWhy)
                : ofOne(measured, text, cutShort);
    }

    /** What no other test has a part in. */
    private Cell ofOne(Measured measured, String text, boolean cutShort) {
        String note = ownThread(measured.ownThread());
        if (cutShort) {
            return new Cell(AT_LEAST, text, note, texts.of("kind.atLeast.why"));
        }
        if (measured.kind() == Kind.SAMPLED) {
            return new Cell(SAMPLED, text, note, texts.of("kind.sampled.why"));
        }
        return measured.ownThread() ? ownThread(text) : Cell.plain(text);
    }

    private Cell sum(String text, Metric metric, boolean partial, boolean sampled, Totals totals) {
        boolean ownThread = totals.ownThreadOnly() && (metric == Metric.CPU_TIME || metric == Metric.ALLOCATED);
        if (partial) {
            return new Cell(AT_LEAST, text, ownThread(ownThread), texts.of("kind.partial.why"));
        }
        if (sampled) {
            return new Cell(SAMPLED, text, ownThread(ownThread), texts.of("kind.sampled.why"));
        }
        return ownThread ? ownThread(text) : Cell.plain(text);
    }

    private static String shared(boolean atLeast) {
        return atLeast ? SHARED + ' ' + AT_LEAST : SHARED;
    }

    private Cell absent(@Nullable Absence absence) {
        String key = "absence." + (absence == null ? "unknown" : absence.jsonName());
        return new Cell("", Cell.ABSENT, texts.of(key), texts.of(key + ".why"));
    }

    private Cell ownThread(String text) {
        return new Cell("", text, texts.of("kind.ownThread"), texts.of("kind.ownThread.why"));
    }

    private @Nullable String ownThread(boolean ownThread) {
        return ownThread ? texts.of("kind.ownThread") : null;
    }

    private String shared(TestRun test) {
        return test.sharedWith() > 0
                ? texts.counted("kind.shared.why", test.sharedWith())
                : texts.of("kind.shared.why.unknown");
    }
}
