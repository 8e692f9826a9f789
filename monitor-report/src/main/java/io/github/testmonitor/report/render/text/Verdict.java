package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.code.Spike;
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
 * @param most the test that grew memory most, where that is much, the one that used most CPU, and the set-ups and child processes that used more
 *     than any test, one line for each
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

    /** Whether a fork died, so that what it did last was not read. Of one that was left alone nobody knows how it ended. */
    public static boolean diedForks(Run run) {
        return run.forks().stream().anyMatch(ForkRun::died);
    }

    private static List<Phrase> most(Run run, Texts texts) {
        List<Phrase> most = new ArrayList<>();
        // Some test grows most in every run; what a JVM grows by on its own is no answer.
        most(run, Metric.RSS_GROWTH, Spike.LEAST_BYTES, "verdict.most.RSS_GROWTH", texts)
                .ifPresent(most::add);
        Optional<Phrase> setUp = DearestSetUp.sentence(run, Metric.CPU_TIME, texts);
        setUp.ifPresent(most::add);
        String ofTests = setUp.isPresent() ? "verdict.most.CPU_TIME.ofTests" : "verdict.most.CPU_TIME";
        most(run, Metric.CPU_TIME, 1, ofTests, texts).ifPresent(most::add);
        DearestChildren.sentence(run, texts).ifPresent(most::add);
        DearestSetUp.sentence(run, Metric.ALLOCATED, texts).ifPresent(most::add);
        return most;
    }

    private static Optional<Phrase> most(Run run, Metric metric, long least, String key, Texts texts) {
        return run.rankings().tests(metric).stream()
                .limit(1)
                .filter(test -> MetricValues.of(test, metric).orElse(0) >= least)
                .map(test -> texts.phrase(
                        key,
                        TestName.of(test),
                        new Cells(texts).of(test, metric).marked()))
                .findFirst();
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
                "verdict.fork", fork.number(), Names.clean(fork.label()), bytes(fork.peakRssBytes(), fork.died()));
    }

    private static String bytes(@Nullable Long bytes, boolean lowerBound) {
        return bytes == null ? Cell.ABSENT : (lowerBound ? "≥ " : "") + Quantities.of(bytes, Unit.BYTES);
    }

    private static Phrase atPeak(ContainerHistory.RunningTest test, Texts texts) {
        TestName name = TestName.of(test);
        Long rss = test.rssBytes();
        String key = test.container() ? "verdict.atPeak.container" : "verdict.atPeak";
        return rss == null
                ? texts.phrase(key + ".unknown", test.fork(), name)
                : texts.phrase(key, test.fork(), name, Quantities.bytes(rss));
    }
}
