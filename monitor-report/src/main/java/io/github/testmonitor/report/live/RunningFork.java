package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.live.LiveListener.Finished;
import io.github.testmonitor.report.live.LiveListener.Stack;
import io.github.testmonitor.report.load.ForkFileTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One fork file that is followed. Holds the tests that are running, and none that is over. Not thread-safe. */
final class RunningFork implements LiveListener.Fork {
    private final ForkFileTail tail;
    private final String buildId;
    private final LiveListener listener;
    private final IntSupplier nextNumber;
    private final RunningTests tests = new RunningTests();

    private ForkRecord.@Nullable ForkStarted started;
    private boolean foreign;
    private int number;
    private long finishedTests;
    private long cpuNanos;
    private long lastT;
    private ForkRecord.@Nullable Sample latest;
    private OptionalDouble cpuCores = OptionalDouble.empty();
    private boolean finished;

    /**
     * @param buildId what is of another build is not read
     * @param nextNumber asked once, if the fork is of this build
     */
    RunningFork(Path file, String buildId, LiveListener listener, IntSupplier nextNumber) {
        this.tail = new ForkFileTail(file);
        this.buildId = buildId;
        this.listener = listener;
        this.nextNumber = nextNumber;
    }

    /** Reads on; a file that cannot be read any more stays as it was last seen. */
    void poll() {
        if (foreign || finished) {
            return;
        }
        try {
            tail.poll(this::accept);
        } catch (IOException gone) {
            // The build may clean up behind us; the view is about what still runs.
        }
    }

    /** Whether it is known to be of the build that is followed. */
    boolean isOurs() {
        return started != null && !foreign;
    }

    @Override
    public int number() {
        return number;
    }

    /** Its first record; only asked of a fork of the build, which has one. */
    @Override
    public ForkRecord.ForkStarted started() {
        return Objects.requireNonNull(started, "a fork of a build has begun");
    }

    @Override
    public List<LiveView.Running> running() {
        return tests.at(lastT);
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

    /** Whether it has said that it is over. */
    boolean isFinished() {
        return finished;
    }

    /** When its last record was written. */
    Instant lastSeen() {
        return started().startedAt().plusNanos(lastT);
    }

    private void accept(ForkRecord record) {
        if (foreign) {
            return;
        }
        if (record instanceof ForkRecord.ForkStarted first && started == null) {
            begin(first);
        } else if (started == null) {
            return; // Without its first record nobody knows whose build it is.
        } else if (record instanceof ForkRecord.TestStarted test) {
            seen(test.t());
            tests.start(test);
        } else if (record instanceof ForkRecord.TestFinished test) {
            finish(test);
        } else if (record instanceof ForkRecord.Sample sample) {
            sample(sample);
        } else if (record instanceof ForkRecord.Late) {
            tests.late();
        } else if (record instanceof ForkRecord.Stack stack) {
            ForkRecord.Identity identity = tests.stack(stack);
            if (identity != null) {
                listener.stack(this, new Stack(identity, stack));
            }
        } else if (record instanceof ForkRecord.ForkFinished last) {
            finished = true;
            cpuNanos = last.cpuNanos() != null ? last.cpuNanos() : cpuNanos;
            listener.ended(this, last);
        }
    }

    private void begin(ForkRecord.ForkStarted first) {
        started = first;
        foreign = !first.buildId().equals(buildId);
        if (!foreign) {
            number = nextNumber.getAsInt();
            listener.started(this);
        }
    }

    private void finish(ForkRecord.TestFinished test) {
        seen(test.t());
        ForkRecord.TestStarted start = tests.finish(test.id());
        if (start != null) {
            finishedTests++;
            listener.finished(
                    this,
                    new Finished(test.id(), start.identity(), start.t(), test.t(), test.status(), test.figures()));
        }
    }

    private void sample(ForkRecord.Sample sample) {
        seen(sample.t());
        OptionalLong cpu = sample.readings().get(Reading.CPU);
        if (cpu.isPresent()) {
            cpuCores = latest == null || sample.t() <= latest.t()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.max(0, cpu.getAsLong() - cpuNanos) / (double) (sample.t() - latest.t()));
            cpuNanos = Math.max(cpuNanos, cpu.getAsLong());
        }
        latest = sample;
        tests.sample(sample);
        listener.sample(this, sample);
    }

    private void seen(long t) {
        lastT = Math.max(lastT, t);
    }
}
