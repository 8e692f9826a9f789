package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times of one fork of which is known how much was freed in them: tests with one collection, which found no more than the peak of
 * the test and left its live heap; and those between two samples, where what was in use before, or allocated, and no longer
 * is in use was freed. Not thread-safe.
 */
final class CollectedTimes {
    /** For so many samples a test is kept in mind, since each may say better how many collections there were before its own: {@value}. */
    private static final int MOST_SAMPLES = 3;

    private static final int MOST_TESTS = 8;

    private final Deque<CollectedTest> waiting = new ArrayDeque<>();
    private @Nullable SampleRun latest;
    private long beforeLatestNanos = Long.MIN_VALUE;
    private long latestEndNanos = Long.MIN_VALUE;

    /** A test with one collection, and how many there were in tests after it. */
    private static final class CollectedTest {
        private final TestRun test;
        private final long endNanos;
        private long collectionsSince;
        private int samples;

        CollectedTest(TestRun test, long endNanos) {
            this.test = test;
            this.endNanos = endNanos;
        }

        Collected of(long count) {
            Figures figures = test.figures();
            return new Collected(
                    test.t(),
                    endNanos,
                    count - collectionsSince - 1,
                    figures.value(Figure.HEAP_START),
                    Math.max(0, figures.value(Figure.PEAK_HEAP) - figures.value(Figure.LIVE_HEAP)));
        }
    }

    /** A test has ended; how many collections there were by then is known with the next samples. */
    void test(TestRun test, long endNanos) {
        Figures figures = test.figures();
        latestEndNanos = Math.max(latestEndNanos, endNanos);
        if (!figures.has(Figure.GC_COUNT) || figures.value(Figure.GC_COUNT) == 0) {
            return;
        }
        for (CollectedTest before : waiting) {
            if (test.sharedWith() == 0 && test.t() >= before.endNanos) {
                before.collectionsSince += figures.value(Figure.GC_COUNT);
            }
        }
        if (figures.value(Figure.GC_COUNT) == 1
                && figures.has(Figure.LIVE_HEAP)
                && figures.has(Figure.PEAK_HEAP)
                && figures.has(Figure.HEAP_START)) {
            waiting.add(new CollectedTest(test, endNanos));
            if (waiting.size() > MOST_TESTS) {
                waiting.remove();
            }
        }
    }

    /** Those that this sample tells of. */
    List<Collected> sample(SampleRun sample) {
        List<Collected> found = new ArrayList<>();
        Readings now = sample.readings();
        if (now.has(Reading.GC_COUNT) && sample.t() >= latestEndNanos) {
            waiting.forEach(test -> found.add(test.of(now.value(Reading.GC_COUNT))));
            waiting.removeIf(test -> ++test.samples >= MOST_SAMPLES);
        }
        if (latest != null && collectedSince(latest.readings(), now)) {
            Readings before = latest.readings();
            if (knowsUse(before) && knowsUse(now)) {
                long used = before.value(Reading.HEAP_USED);
                long allocated = Math.max(0, now.value(Reading.ALLOCATED) - before.value(Reading.ALLOCATED));
                found.add(new Collected(
                        latest.t(),
                        sample.t(),
                        before.value(Reading.GC_COUNT),
                        used,
                        Math.max(0, used + allocated - now.value(Reading.HEAP_USED))));
            }
        }
        beforeLatestNanos = latest == null ? Long.MIN_VALUE : latest.t();
        latest = sample;
        return found;
    }

    /**
     * When the live heap of a sample that is yet to be told to {@link #sample} was read at the earliest. The JVM tells of a collection
     * some milliseconds late: where there was none since the sample before, it ended before that one.
     */
    long liveSinceNanos(SampleRun sample) {
        if (latest == null) {
            return Long.MIN_VALUE;
        }
        return collectedSince(latest.readings(), sample.readings()) ? latest.t() : beforeLatestNanos;
    }

    private static boolean collectedSince(Readings before, Readings now) {
        return before.has(Reading.GC_COUNT)
                && now.has(Reading.GC_COUNT)
                && now.value(Reading.GC_COUNT) > before.value(Reading.GC_COUNT);
    }

    private static boolean knowsUse(Readings readings) {
        return readings.has(Reading.HEAP_USED) && readings.has(Reading.ALLOCATED);
    }
}
