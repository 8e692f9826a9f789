package io.github.testmonitor.report.render;

import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.format.Ascii;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.RunCode;
import io.github.testmonitor.report.model.RunCode.SpikeOfTest;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.page.RankedTests;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.DearestChildren;
import io.github.testmonitor.report.render.text.DearestSetUp;
import io.github.testmonitor.report.render.text.EvidenceText;
import io.github.testmonitor.report.render.text.NoDataText;
import io.github.testmonitor.report.render.text.SpikeText;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import io.github.testmonitor.report.render.text.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The run in about ten lines for a console: what was lost, what is missing, the tests at the top, the forks against their limit.
 * Plain text in aligned columns, no line longer than {@value ConsoleTable#WIDTH} characters, ASCII but for the names of tests.
 */
public final class ConsoleSummary {
    private static final int MOST_TESTS = 3;
    private static final int MOST_FORKS = 3;
    private static final int MOST_MODULES = 3;

    private final Run run;
    private final Texts texts;
    private final ConsoleTable table = new ConsoleTable();

    private ConsoleSummary(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** The lines, without what the logger puts before them. */
    public static List<String> lines(Run run) {
        ConsoleSummary summary = new ConsoleSummary(run, Texts.in(Locale.ROOT));
        summary.lost();
        summary.missing();
        summary.top(Metric.CPU_TIME, MOST_TESTS);
        if (DearestChildren.areIn(run)) {
            summary.top(Metric.CHILD_CPU_TIME, 1);
        }
        summary.top(Metric.ALLOCATED, MOST_TESTS);
        // The spike takes the place of one of them: the summary must stay short.
        summary.top(RankedTests.memoryMetric(run), summary.topSpike().isPresent() ? MOST_TESTS - 1 : MOST_TESTS);
        summary.spike();
        summary.forks();
        List<String> lines = new ArrayList<>();
        lines.add(Ascii.of(summary.headline()));
        lines.addAll(summary.table.lines());
        return lines;
    }

    private String headline() {
        if (run.forks().isEmpty()) {
            return texts.of("summary.headline", texts.of("summary.nothing"));
        }
        List<String> parts = new ArrayList<>();
        if (run.totals().lost() > 0) {
            parts.add(texts.counted("summary.lost.tests", run.totals().lost()));
        }
        parts.add(texts.of(
                "summary.tests",
                texts.counted("tests", run.totals().finished()),
                texts.counted("forks", run.forks().size())));
        parts.add(peak());
        return texts.of("summary.headline", String.join("; ", parts));
    }

    private String peak() {
        ContainerHistory container = run.container();
        if (container == null) {
            return Verdict.largestFork(run)
                    .map(fork -> texts.of("summary.fork", bytes(fork)))
                    .orElseGet(() -> texts.of("summary.noMemory"));
        }
        String peak = (Verdict.diedForks(run) ? "≥ " : "") + Quantities.bytes(container.peakBytes());
        Long limit = container.memoryLimitBytes();
        return limit == null
                ? texts.of("summary.container.unlimited", peak)
                : texts.of(
                        "summary.container",
                        peak,
                        Quantities.bytes(limit),
                        Shares.percent(container.peakBytes(), limit));
    }

    private static String bytes(ForkRun fork) {
        return (fork.died() ? "≥ " : "") + Quantities.bytes(Objects.requireNonNullElse(fork.peakRssBytes(), 0L));
    }

    private void lost() {
        List<String> lost = new ArrayList<>();
        for (ForkRun fork : run.forks()) {
            String label = Names.clean(fork.label());
            for (TestRun test : fork.end().lost()) {
                lost.add(texts.of("summary.lost.test", name(test), fork.number(), label));
            }
        }
        table.add(texts.of("summary.lost"), shortened(lost, MOST_TESTS));
        List<String> died = new ArrayList<>();
        for (ForkRun fork : run.forks()) {
            Death death = fork.end().death();
            String label = Names.clean(fork.label());
            ContainerRun container = fork.end().diedIn();
            String outside = container == null ? "" : TestName.of(container).brief();
            if (death != null) {
                String verdict = verdict(death);
                died.add(
                        container == null
                                ? texts.of("summary.died.of", fork.number(), label, verdict)
                                : texts.of("summary.died.of.outside", fork.number(), label, verdict, outside));
            } else if (fork.died() && fork.end().lost().isEmpty()) {
                died.add(
                        container == null
                                ? texts.of("summary.died.fork", fork.number(), label)
                                : texts.of("summary.died.outside", fork.number(), label, outside));
            }
        }
        table.add(texts.of("summary.died"), shortened(died, MOST_TESTS));
    }

    private String verdict(Death death) {
        String cause = texts.of("death." + death.cause());
        Integer code = death.exitCode();
        String verdict = code == null ? cause : texts.of("summary.died.code", cause, code);
        List<String> evidence = EvidenceText.of(death, texts);
        return evidence.isEmpty() ? verdict : texts.of("summary.died.evidence", verdict, evidence.get(0));
    }

    private void missing() {
        List<String> missing = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        List<String> unseenClasses = new ArrayList<>();
        long unseen = 0;
        for (ModuleRun module : run.modules()) {
            NoData noData = module.noData();
            String name = Names.clean(module.module());
            if (noData != null && (run.forks().isEmpty() || !noData.expected())) {
                NoDataText why = NoDataText.of(noData, texts);
                missing.add(texts.of("summary.noData.value", name, why.reason(), why.mend()));
            }
            if (module.stale()) {
                stale.add(name);
            }
            for (ModuleRun.Unseen each : module.unseen()) {
                unseen += each.ran() - each.seen();
                unseenClasses.add(Names.clean(each.className()));
            }
        }
        table.add(texts.of("summary.noData"), shortened(missing, MOST_MODULES));
        table.add(texts.of("summary.stale"), shortened(stale, MOST_MODULES));
        if (unseen > 0) {
            String classes = String.join(", ", shortened(unseenClasses, MOST_MODULES));
            table.add(texts.of("summary.unseen"), List.of(texts.counted("summary.unseen.value", unseen, classes)));
        }
        long unread = run.forks().stream()
                .mapToLong(fork -> fork.quality().unreadable().malformed())
                .sum();
        if (unread > 0) {
            table.add(texts.of("summary.lines"), List.of(texts.counted("banner.unreadable", unread)));
        }
    }

    private void top(Metric metric, int most) {
        Cells cells = new Cells(texts);
        List<String> names = new ArrayList<>();
        List<Cell> figures = new ArrayList<>();
        // It takes the place of a test.
        DearestSetUp.of(run, metric).ifPresent(container -> {
            names.add(texts.of("summary.setUp", TestName.of(container).brief()));
            figures.add(cells.of(container, metric));
        });
        for (TestRun test : RankedTests.of(run, metric, most - names.size())) {
            names.add(name(test));
            figures.add(cells.of(test, metric));
        }
        Column column = cells.column(texts.of("summary.metric." + metric), figures);
        for (int index = 0; index < names.size(); index++) {
            Cell cell = column.cells().get(index);
            String mark = cell.mark().contains(Cells.AT_LEAST) ? Cells.AT_LEAST + ' ' : "";
            String note = cell.note() == null ? "" : " [" + cell.note() + ']';
            table.addFigure(column.head().plain(), mark + cell.text(), names.get(index), note);
        }
    }

    private String name(TestRun test) {
        String name = TestName.of(test).brief();
        String attempt = TestName.attempt(test, texts);
        return attempt == null ? name : name + " [" + attempt + ']';
    }

    /** The greatest one that has a stack. */
    private Optional<SpikeOfTest> topSpike() {
        RunCode code = run.code();
        List<SpikeOfTest> spikes = code == null ? List.of() : code.memorySpikes();
        return spikes.stream().filter(spike -> spike.spike().stack() != null).findFirst();
    }

    private void spike() {
        topSpike().ifPresent(spike -> {
            SpikeText words = SpikeText.of(spike.test(), spike.spike(), 1, texts);
            boolean own = words.foreign() == null && !words.frames().isEmpty();
            boolean isLost = spike.test().outcome() == TestRun.Outcome.LOST;
            boolean isShared = spike.spike().kind() == Kind.SHARED;
            table.addFigureAt(
                    texts.of("summary.spike." + spike.spike().what()),
                    (isLost ? "≥ " : "") + Quantities.bytes(spike.spike().amount()),
                    isShared ? name(spike.test()) + " [" + texts.of("kind.shared") + ']' : name(spike.test()),
                    own ? texts.of("summary.spike.at", simple(words.frames().get(0))) : "");
        });
    }

    /** {@code Foo.load(Foo.java:42)} of {@code com.acme.Foo.load(Foo.java:42)}. */
    private static String simple(String frame) {
        int end = frame.indexOf('(');
        int method = frame.lastIndexOf('.', end < 0 ? frame.length() : end);
        return frame.substring(frame.lastIndexOf('.', method - 1) + 1);
    }

    private void forks() {
        List<ForkRun> largest = run.forks().stream()
                .filter(fork -> fork.peakRssBytes() != null)
                .sorted(Comparator.comparingLong((ForkRun fork) -> Objects.requireNonNullElse(fork.peakRssBytes(), 0L))
                        .reversed())
                .toList();
        Long limit = run.container() == null ? null : run.container().memoryLimitBytes();
        List<String> peaks = new ArrayList<>();
        for (ForkRun fork : largest) {
            Long peak = Objects.requireNonNull(fork.peakRssBytes());
            String share = limit == null ? "" : " (" + Shares.percent(peak, limit) + ')';
            peaks.add(texts.of("summary.forks.peak", fork.number(), bytes(fork), share));
        }
        if (!peaks.isEmpty()) {
            table.add(texts.of("summary.forks"), List.of(String.join(", ", shortened(peaks, MOST_FORKS))));
        }
    }

    private List<String> shortened(List<String> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        List<String> shortened = new ArrayList<>(items.subList(0, most));
        shortened.add(texts.counted("more", items.size() - most));
        return shortened;
    }
}
