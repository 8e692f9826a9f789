package io.github.testmonitor.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a fork file. Times {@code t} are nanoseconds on the fork's monotonic clock since {@link ForkStarted}; lines
 * stand in the order of writing, so that {@code t} may step back between threads. All types are immutable.
 */
public sealed interface ForkRecord {

    /** The version of the record format that this code writes and reads. */
    int FORMAT = 1;

    /** The first line of a fork that is measured. Wall time stands here only. */
    record ForkStarted(
            int format,
            String buildId,
            Instant startedAt,
            String module,
            @Nullable String execution,
            @Nullable Integer invocation,
            @Nullable Integer fork,
            long pid,
            long intervalMillis,
            Jvm jvm,
            int cpus,
            @Nullable Container container)
            implements ForkRecord {

        /** The same with what became known of its JVM later. */
        public ForkStarted with(JvmDetails details) {
            return new ForkStarted(
                    format,
                    buildId,
                    startedAt,
                    module,
                    execution,
                    invocation,
                    fork,
                    pid,
                    intervalMillis,
                    new Jvm(jvm.version(), jvm.name(), details.collector(), jvm.maxHeapBytes()),
                    cpus,
                    container);
        }
    }

    /**
     * The JVM of the fork. {@code collector} is null where {@link JvmDetails} will say it; {@code maxHeapBytes} is -Xmx, or what the
     * JVM chose in its place.
     */
    record Jvm(
            String version,
            String name,
            @Nullable String collector,
            @Nullable Long maxHeapBytes) {}

    /**
     * What is known of the JVM only after the fork has started: asking for it before main would cost every fork 50 ms.
     * {@code collector} is G1, Serial, Parallel, ZGC or Shenandoah, or the JVM's own name for another.
     */
    record JvmDetails(long t, String collector) implements ForkRecord {}

    /** The limits of the fork's own cgroup and those above it, the tightest of each; null is "no limit". */
    record Container(
            @Nullable Long memoryLimitBytes, @Nullable Double cpuLimit) {}

    /** The only line of a fork that the agent left alone. */
    record Disabled(
            int format,
            @Nullable String buildId,
            @Nullable String module,
            @Nullable String execution,
            @Nullable Long pid,
            String reason)
            implements ForkRecord {}

    /**
     * A source that this fork cannot read, or a part of the monitor that failed; written once for each.
     *
     * @param detail what was thrown, where the reason is {@link Absence#ERROR}; for people
     */
    record Unavailable(
            String probe, Absence reason, @Nullable String detail) implements ForkRecord {
        public Unavailable(String probe, Absence reason) {
            this(probe, reason, null);
        }
    }

    /** A class, nested class, suite, template or factory begins. */
    record ContainerStarted(long t, long id, @Nullable Long parent, Identity identity, String thread)
            implements ForkRecord {}

    /** A test begins. {@code id} numbers the span and is unique in its file; the test itself is named by the identity. */
    record TestStarted(long t, long id, @Nullable Long parent, Identity identity, List<String> tags, String thread)
            implements ForkRecord {}

    /** What names a test or container. {@code uniqueId} is the key; the rest are labels. */
    record Identity(
            String uniqueId,
            @Nullable String className,
            @Nullable String methodName,
            String displayName,
            @Nullable String reportName) {}

    /** The readings of one instant. {@code gapNanos} is the actual time since the sample before. */
    record Sample(long t, long gapNanos, Readings readings, List<Long> running) implements ForkRecord {}

    /**
     * From here on samples are taken more rarely than planned, because they cost too much: {@code cpuNanos} in the last
     * {@code wallNanos}.
     */
    record Slowed(long t, long intervalMillis, long cpuNanos, long wallNanos) implements ForkRecord {}

    /**
     * From here on the threads of long tests are looked at every {@code periodMillis} at most, because there are so many of them: a
     * look takes {@code cpuNanos}.
     */
    record LooksSlowed(long t, long periodMillis, long cpuNanos) implements ForkRecord {}

    /**
     * The stack of a thread seen at a tick, innermost frame first, with what it stands for: what the thread used since the stack
     * before, at the rate of this look, and never more than no stack has told of yet; an estimate.
     *
     * @param id of the test or container that the thread worked for
     * @param section the innermost section that the thread worked in; null where it was in none
     * @param truncated whether there are more frames than these
     */
    record Stack(
            long t,
            long id,
            @Nullable Long section,
            String thread,
            @Nullable Long cpuNanos,
            @Nullable Long allocatedBytes,
            List<String> frames,
            boolean truncated)
            implements ForkRecord {

        /** A whole stack outside every section. */
        public Stack(
                long t,
                long id,
                String thread,
                @Nullable Long cpuNanos,
                @Nullable Long allocatedBytes,
                List<String> frames) {
            this(t, id, null, thread, cpuNanos, allocatedBytes, frames, false);
        }
    }

    /** A test ended. {@code sharedWith} counts the other tests whose spans overlapped its own. */
    record TestFinished(long t, long id, Status status, int sharedWith, Figures figures) implements ForkRecord {}

    /** A container ended; its CPU, allocation and wall are without its children's. */
    record ContainerFinished(long t, long id, Status status, int sharedWith, Figures figures) implements ForkRecord {}

    /**
     * A section begins: what its test or container does until the section finishes is the section's, too.
     *
     * @param parent the section, test or container around it
     */
    record SectionStarted(long t, long id, long parent, String name, String thread) implements ForkRecord {}

    /** A section ended, by itself or with what is around it. Its figures are a part of those of its test. */
    record SectionFinished(long t, long id, Figures figures) implements ForkRecord {}

    /** A test or container that never began. */
    record TestSkipped(long t, Identity identity, @Nullable String reason) implements ForkRecord {}

    /** Owned work that went on after its test had finished: a delta, to be summed. */
    record Late(
            long t,
            long id,
            String thread,
            @Nullable Long cpuNanos,
            @Nullable Long allocatedBytes) implements ForkRecord {}

    /** What a test left behind after the grace period. */
    record Leaked(long t, long id, List<String> threads, List<String> files) implements ForkRecord {}

    /** The last line of a fork that ended in order. {@code reason} is exit or exitInTest. */
    record ForkFinished(
            long t,
            String reason,
            @Nullable Long cpuNanos,
            @Nullable Long allocatedBytes,
            @Nullable Long peakRssBytes,
            @Nullable Long gcCpuNanos,
            @Nullable Long jitCpuNanos,
            Outside outside,
            Monitor monitor)
            implements ForkRecord {

        /** A fork of which no more is known of what ran outside its tests. */
        public ForkFinished(
                long t,
                String reason,
                @Nullable Long cpuNanos,
                @Nullable Long allocatedBytes,
                @Nullable Long peakRssBytes,
                @Nullable Long gcCpuNanos,
                @Nullable Long jitCpuNanos,
                Monitor monitor) {
            this(t, reason, cpuNanos, allocatedBytes, peakRssBytes, gcCpuNanos, jitCpuNanos, Outside.UNKNOWN, monitor);
        }
    }

    /**
     * What was used outside every test and container, as far as it is known whose it was. {@code framework} is that of the threads
     * that ran tests, from their start on: the JVM's own start, Surefire, the framework. {@code monitor} is that of our own threads;
     * our hooks run on the threads of the tests and are in the framework's figure and in the containers'.
     */
    record Outside(
            @Nullable Long frameworkCpuNanos,
            @Nullable Long frameworkAllocatedBytes,
            @Nullable Long monitorCpuNanos,
            @Nullable Long monitorAllocatedBytes) {
        public static final Outside UNKNOWN = new Outside(null, null, null, null);

        /** Whether any of it is. A record's own equals takes the JVM 45 ms of CPU when it is first used, at the end of the fork. */
        boolean isKnown() {
            return frameworkCpuNanos != null
                    || frameworkAllocatedBytes != null
                    || monitorCpuNanos != null
                    || monitorAllocatedBytes != null;
        }
    }

    /**
     * What the monitor itself cost in this fork. {@code cpuNanos} holds the sampler's thread, which opens the probes too, and an
     * estimate of the hooks on the tests' threads; not in it are what ran before main, OSHI's own start where it is used, and
     * what the garbage collector and the compiler had to do for us.
     */
    record Monitor(@Nullable Long cpuNanos, long writtenBytes, long samples, long lateSamples) {}
}
