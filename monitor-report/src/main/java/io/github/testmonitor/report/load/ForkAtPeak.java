package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.ContainerHistory.RunningTest;
import io.github.testmonitor.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/**
 * How large one fork was when its container was at its greatest, and what it was in. Times are nanoseconds since the start of the run. Not
 * thread-safe.
 */
final class ForkAtPeak {
    private final int fork;
    private final ContainerRecorder container;

    private @Nullable Long rssBytes;
    /** Null where it was in tests, or in nothing that is known. */
    private @Nullable OpenSpan outsideTests;

    ForkAtPeak(int fork, ContainerRecorder container) {
        this.fork = fork;
        this.container = container;
    }

    /** @param outside the container that the sample is of, null where it is of tests */
    void sample(long nanos, Readings readings, @Nullable OpenSpan outside) {
        if (nanos <= container.peakNanos()) {
            readings.get(Reading.RSS).ifPresent(bytes -> rssBytes = bytes);
            outsideTests = outside;
        }
    }

    void testEnded(TestRun test, long startNanos, long endNanos) {
        if (startNanos <= container.peakNanos() && container.peakNanos() <= endNanos) {
            String className = test.identity().className();
            container.ranAtPeak(new RunningTest(
                    fork, className != null ? className : "", test.identity().displayName(), rssBytes, test));
        }
    }

    @SuppressWarnings("ReferenceEquality") // This very span, of which there is one.
    void containerEnded(OpenSpan span, long endNanos) {
        if (outsideTests == span && container.peakNanos() <= endNanos) {
            container.ranAtPeak(RunningTest.container(fork, span.identity(), rssBytes));
        }
    }
}
