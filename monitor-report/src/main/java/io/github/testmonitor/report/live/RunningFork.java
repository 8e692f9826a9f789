package io.github.testmonitor.report.live;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.load.ForkFileTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One fork file that is followed. Holds the tests that are running, and none that is over. Not thread-safe. */
final class RunningFork {
    private final ForkFileTail tail;
    private final Map<Long, ForkRecord.TestStarted> open = new HashMap<>();

    private ForkRecord.@Nullable ForkStarted started;
    private long finishedTests;
    private long cpuNanos;
    private long lastT;
    private ForkRecord.@Nullable Sample latest;
    private OptionalDouble cpuCores = OptionalDouble.empty();
    private boolean growing;
    private boolean finished;

    private final Consumer<FinishedTest> finishedTest;

    RunningFork(Path file) {
        this(file, test -> {});
    }

    /** @param finishedTest gets each test when it has finished */
    RunningFork(Path file, Consumer<FinishedTest> finishedTest) {
        this.tail = new ForkFileTail(file);
        this.finishedTest = finishedTest;
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

    /** Cores in use between the last two samples. */
    OptionalDouble cpuCores() {
        return cpuCores;
    }

    /** A reading of the last sample. */
    OptionalLong reading(Reading reading) {
        return latest == null ? OptionalLong.empty() : latest.readings().get(reading);
    }

    OptionalLong containerMemoryBytes() {
        return reading(Reading.CONTAINER_MEMORY);
    }

    /** Its first record; only asked of a fork that is known to be of some build, and so has one. */
    ForkRecord.ForkStarted requireStarted() {
        return Objects.requireNonNull(started, "a fork of a build has begun");
    }

    /** Whether it has said that it is over. */
    boolean isFinished() {
        return finished;
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
        return running().stream().findFirst();
    }

    /** The tests that run, the one that has run longest first. */
    List<RunningTest> running() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(ForkRecord.TestStarted::t))
                .map(test -> new RunningTest(test.identity(), Math.max(0, lastT - test.t())))
                .toList();
    }

    /** A test and how long it has been running. */
    record RunningTest(ForkRecord.Identity identity, long nanos) {}

    /** A test that is over. */
    record FinishedTest(String buildId, ForkRecord.Identity identity, Figures figures) {}

    private void accept(ForkRecord record) {
        if (record instanceof ForkRecord.TestStarted test) {
            seen(test.t());
            open.put(test.id(), test);
        } else if (record instanceof ForkRecord.TestFinished test) {
            seen(test.t());
            ForkRecord.TestStarted start = open.remove(test.id());
            if (start != null && started != null) {
                finishedTests++;
                finishedTest.accept(new FinishedTest(started.buildId(), start.identity(), test.figures()));
            }
        } else if (record instanceof ForkRecord.Sample sample) {
            seen(sample.t());
            OptionalLong cpu = sample.readings().get(Reading.CPU);
            if (cpu.isPresent()) {
                cpuCores = latest == null || sample.t() <= latest.t()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                Math.max(0, cpu.getAsLong() - cpuNanos) / (double) (sample.t() - latest.t()));
                cpuNanos = Math.max(cpuNanos, cpu.getAsLong());
            }
            latest = sample;
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
