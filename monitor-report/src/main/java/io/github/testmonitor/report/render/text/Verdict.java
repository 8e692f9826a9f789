package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the first question in a few sentences: how much memory was needed, of how much, and which test had most of it.
 *
 * @param headline the sentence
 * @param atPeak what ran at that moment, one line for each test
 * @param most the tests that grew memory most and used most CPU, one line for each
 */
public record Verdict(String headline, List<Phrase> atPeak, List<Phrase> most) {

    public static Verdict of(Run run, Texts texts) {
        ContainerHistory container = run.container();
        if (container != null) {
            List<Phrase> atPeak =
                    container.atPeak().stream().map(test -> atPeak(test, texts)).toList();
            return new Verdict(ofContainer(container, diedForks(run), texts), atPeak, most(run, texts));
        }
        return new Verdict(
                largestFork(run)
                        .map(fork -> ofFork(fork, texts))
                        .orElseGet(() -> texts.of(run.forks().isEmpty() ? "verdict.nothing" : "verdict.noMemory")),
                List.of(),
                most(run, texts));
    }

    /** The fork with the greatest peak, if any fork has one. */
    public static Optional<ForkRun> largestFork(Run run) {
        return run.forks().stream()
                .filter(fork -> fork.peakRssBytes() != null)
                .max(Comparator.comparingLong(fork -> Objects.requireNonNullElse(fork.peakRssBytes(), 0L)));
    }

    /** Whether a fork died, so that what it did last was not read. */
    public static boolean diedForks(Run run) {
        return run.forks().stream().anyMatch(ForkRun::peakIsLowerBound);
    }

    private static List<Phrase> most(Run run, Texts texts) {
        Cells cells = new Cells(texts);
        List<Phrase> most = new ArrayList<>();
        for (Metric metric : List.of(Metric.RSS_GROWTH, Metric.CPU_TIME)) {
            run.rankings().tests(metric).stream()
                    .limit(1)
                    .filter(test -> MetricValues.of(test, metric).orElse(0) > 0)
                    .forEach(test -> most.add(texts.phrase(
                            "verdict.most." + metric,
                            TestName.of(test),
                            cells.of(test, metric).marked())));
        }
        return most;
    }

    private static String ofContainer(ContainerHistory container, boolean lowerBound, Texts texts) {
        String peak = (lowerBound ? "≥ " : "≈ ") + Quantities.bytes(container.peakBytes());
        String moment = Quantities.nanos(container.peakNanosSinceRunStart());
        Long limit = container.memoryLimitBytes();
        return limit == null
                ? texts.of("verdict.container.unlimited", peak, moment)
                : texts.of(
                        "verdict.container",
                        peak,
                        Quantities.bytes(limit),
                        Shares.percent(container.peakBytes(), limit),
                        moment);
    }

    private static String ofFork(ForkRun fork, Texts texts) {
        return texts.of(
                "verdict.fork",
                fork.number(),
                Names.clean(fork.label()),
                bytes(fork.peakRssBytes(), fork.peakIsLowerBound()));
    }

    private static String bytes(@Nullable Long bytes, boolean lowerBound) {
        return bytes == null ? Cell.ABSENT : (lowerBound ? "≥ " : "") + Quantities.of(bytes, Unit.BYTES);
    }

    private static Phrase atPeak(ContainerHistory.RunningTest test, Texts texts) {
        TestName name = TestName.of(test);
        Long rss = test.rssBytes();
        return rss == null
                ? texts.phrase("verdict.atPeak.unknown", test.fork(), name)
                : texts.phrase("verdict.atPeak", test.fork(), name, Quantities.bytes(rss));
    }
}
