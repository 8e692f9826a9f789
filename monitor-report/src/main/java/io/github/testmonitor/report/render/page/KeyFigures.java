package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.render.chart.Cpus;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Texts;
import io.github.testmonitor.report.render.text.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the six figures at the top of the page. */
final class KeyFigures {
    private static final double ALARMING_SHARE = 0.9;

    private final Run run;
    private final Texts texts;
    private final Cells cells;
    private final ForkTimes times;
    private final ForkCpu forkCpu;

    private KeyFigures(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.cells = new Cells(texts);
        this.times = ForkTimes.of(run.forks());
        this.forkCpu = ForkCpu.of(run.forks());
    }

    static List<KeyFigure> of(Run run, Texts texts) {
        KeyFigures figures = new KeyFigures(run, texts);
        return List.of(
                figures.memory(), figures.cpu(), figures.wall(), figures.allocated(), figures.tests(), figures.leaks());
    }

    private KeyFigure memory() {
        ContainerHistory container = run.container();
        if (container == null) {
            Optional<ForkRun> largest = Verdict.largestFork(run);
            Cell value = cells.atLeast(
                    largest.map(ForkRun::peakRssBytes).orElse(null),
                    Unit.BYTES,
                    largest.map(ForkRun::died).orElse(false),
                    "absent.rss");
            String note = largest.map(fork -> texts.of("key.memory.fork.note", fork.number()))
                    .orElseGet(() -> texts.of("key.memory.none"));
            return new KeyFigure(texts.of("key.memory.fork"), value, note, false);
        }
        Cell value = Verdict.diedForks(run)
                ? cells.atLeast(container.peakBytes(), Unit.BYTES, true, "absent.rss")
                : cells.sampled(container.peakBytes(), Unit.BYTES);
        Long limit = container.memoryLimitBytes();
        String note = limit == null
                ? texts.of("key.memory.unlimited")
                : texts.of("key.memory.note", Shares.percent(container.peakBytes(), limit), Quantities.bytes(limit));
        boolean alarming = limit != null && (double) container.peakBytes() >= ALARMING_SHARE * limit.doubleValue();
        return new KeyFigure(texts.of("key.memory"), value, note, alarming);
    }

    private KeyFigure cpu() {
        Cell value = cells.atLeast(forkCpu.totalNanos(), Unit.NANOSECONDS, !forkCpu.complete(), "absent.cpu");
        Double cpus = Cpus.available(run);
        Long total = forkCpu.totalNanos();
        String note = cpus == null || total == null || times.wallNanos() == 0
                ? texts.of("key.cpu.unknown")
                : texts.of("key.cpu.note", Shares.percent(total, cpus * times.wallNanos()), decimal(cpus));
        return new KeyFigure(texts.of("key.cpu"), value, note + outsideTests(), false);
    }

    private String outsideTests() {
        Long outside = forkCpu.outsideTestsNanos();
        Long of = forkCpu.comparedNanos();
        return outside == null || of == null ? "" : " · " + texts.of("key.cpu.outside", Shares.percent(outside, of));
    }

    private static String decimal(double cpus) {
        return String.format(Locale.ROOT, cpus == Math.rint(cpus) ? "%.0f" : "%.1f", cpus);
    }

    private KeyFigure wall() {
        Long wall = times.wallNanos() == 0 ? null : times.wallNanos();
        String forks = texts.counted("key.wall.forks", run.forks().size());
        String note = times.mostAtOnce() > 1 ? texts.of("key.wall.note", forks, times.mostAtOnce()) : forks;
        return new KeyFigure(texts.of("key.wall"), cells.of(wall, Unit.NANOSECONDS, "absent.wall"), note, false);
    }

    private KeyFigure allocated() {
        Totals totals = run.totals();
        List<String> notes = new ArrayList<>();
        Cell ofSetUp = BalanceTable.allocated(run, Part.CONTAINERS, texts);
        if (!ofSetUp.absent()) {
            notes.add(texts.of("key.allocated.setUp", ofSetUp.marked()));
        }
        if (totals.ownThreadOnly()) {
            notes.add(texts.of("kind.ownThread"));
        }
        if (totals.gcMillis() != null) {
            Cell gc = cells.of(totals, Metric.GC_TIME, totals.gcMillis(), "absent.gc");
            notes.add(texts.of("key.allocated.gc", gc.marked()));
        }
        Cell value = cells.of(totals, Metric.ALLOCATED, totals.allocatedBytes(), "absent.allocated");
        return new KeyFigure(texts.of("key.allocated"), value.withoutNote(), String.join(" · ", notes), false);
    }

    private KeyFigure tests() {
        Totals totals = run.totals();
        List<String> notes = new ArrayList<>();
        note(notes, "key.tests.lost", totals.lost());
        note(notes, "key.tests.failed", totals.failed());
        note(notes, "key.tests.aborted", totals.aborted());
        note(notes, "key.tests.skipped", totals.skipped());
        return new KeyFigure(
                texts.of("key.tests"),
                Cell.plain(Quantities.count(totals.finished())),
                notes.isEmpty()
                        ? texts.of(totals.finished() == 0 ? "key.tests.none" : "key.tests.all")
                        : String.join(" · ", notes),
                totals.lost() > 0);
    }

    private void note(List<String> notes, String key, long count) {
        if (count > 0) {
            notes.add(texts.of(key, Quantities.count(count)));
        }
    }

    private KeyFigure leaks() {
        Leaks leaks = run.leaks();
        List<String> notes = new ArrayList<>();
        if (!leaks.classes().isEmpty()) {
            notes.add(texts.counted("key.leaks.classes", leaks.classes().size()));
        }
        if (leaks.tests() > 0) {
            notes.add(texts.counted("key.leaks.tests", leaks.tests()));
        }
        int setUps = leaks.containers().size();
        if (setUps > 0) {
            notes.add(texts.counted("key.leaks.setUps", setUps));
        }
        return new KeyFigure(
                texts.of("leaks.title"),
                Cell.plain(Quantities.count(leaks.classes().size() + (long) leaks.tests() + setUps)),
                notes.isEmpty() ? texts.of("key.leaks.none") : String.join(" · ", notes),
                false);
    }
}
