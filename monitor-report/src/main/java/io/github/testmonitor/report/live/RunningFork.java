package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.load.ForkFileTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One fork file that is followed. Holds the tests that are running, and none that is over. Not thread-safe. */
final class RunningFork {
    private final ForkFileTail tail;
    private final Map<Long, ForkRecord.TestStarted> open = new HashMap<>();

    private ForkRecord.@Nullable ForkStarted started;
    private long finishedTests;
    private long cpuNanos;
    private long lastT;
    private OptionalLong containerMemoryBytes = OptionalLong.empty();
    private boolean growing;
    private boolean finished;

    RunningFork(Path file) {
        this.tail = new ForkFileTail(file);
    }

    /** Reads on; a file that cannot be read any more stays as it was last seen. */
    void poll() {
        try {
            growing = tail.poll(this::accept);
        } catch (IOException gone) {
            // The build may clean up behind us; the line is about what still runs.
            growing = false;
        }
    }

    boolean isOf(String buildId) {
        return started != null && started.buildId().equals(buildId);
    }

    /** Whether it has neither said that it is over nor been silent since the last look. */
    boolean isRunning() {
        return growing && !finished;
    }

    long finishedTests() {
        return finishedTests;
    }

    /** CPU time of the process, by its last sample. */
    long cpuNanos() {
        return cpuNanos;
    }

    OptionalLong containerMemoryBytes() {
        return containerMemoryBytes;
    }

    @Nullable
    Long containerMemoryLimitBytes() {
        ForkRecord.Container container = started != null ? started.container() : null;
        return container != null ? container.memoryLimitBytes() : null;
    }

    /** When its last record was written. */
    Instant lastSeen() {
        return started == null ? Instant.MIN : started.startedAt().plusNanos(lastT);
    }

    /** The test that has run longest, with the time up to the last record. */
    Optional<RunningTest> longestRunning() {
        return open.values().stream()
                .min(Comparator.comparingLong(ForkRecord.TestStarted::t))
                .map(test -> new RunningTest(test.identity(), Math.max(0, lastT - test.t())));
    }

    /** A test and how long it has been running. */
    record RunningTest(ForkRecord.Identity identity, long nanos) {}

    private void accept(ForkRecord record) {
        if (record instanceof ForkRecord.TestStarted test) {
            seen(test.t());
            open.put(test.id(), test);
        } else if (record instanceof ForkRecord.TestFinished test) {
            seen(test.t());
            finishedTests += open.remove(test.id()) != null ? 1 : 0;
        } else if (record instanceof ForkRecord.Sample sample) {
            seen(sample.t());
            sample.readings().get(Reading.CPU).ifPresent(nanos -> cpuNanos = Math.max(cpuNanos, nanos));
            containerMemoryBytes = sample.readings().get(Reading.CONTAINER_MEMORY);
        } else if (record instanceof ForkRecord.ForkStarted first && started == null) {
            started = first;
        } else if (record instanceof ForkRecord.ForkFinished last) {
            finished = true;
            cpuNanos = last.cpuNanos() != null ? last.cpuNanos() : cpuNanos;
        }
    }

    private void seen(long t) {
        lastT = Math.max(lastT, t);
    }
}
