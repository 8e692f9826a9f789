package io.github.testmonitor.probe;

import com.sun.management.ThreadMXBean;
import io.github.testmonitor.record.Absence;
import org.jspecify.annotations.Nullable;

/** The JVM's own accounts, exact to the nanosecond and the byte on HotSpot; it keeps none of virtual threads. */
final class JvmThreadClock implements ThreadClock {
    static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final @Nullable ThreadMXBean cpu;
    private final @Nullable ThreadMXBean allocation;
    private final ThreadIds ids;
    private final Absence cpuAbsence;
    private final Absence allocationAbsence;

    private JvmThreadClock(@Nullable ThreadMXBean cpu, @Nullable ThreadMXBean allocation, ThreadIds ids) {
        this.ids = ids;
        this.cpu = cpu;
        this.allocation = allocation;
        this.cpuAbsence = reason(cpu);
        this.allocationAbsence = reason(allocation);
    }

    static JvmThreadClock open(JvmBeans beans, ThreadIds ids) {
        if (!(beans.threads() instanceof ThreadMXBean bean)) {
            return none();
        }
        boolean cpu = bean.isThreadCpuTimeSupported() && bean.isThreadCpuTimeEnabled();
        boolean allocation = bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled();
        return new JvmThreadClock(cpu ? bean : null, allocation ? bean : null, ids);
    }

    /** The clock of a JVM that accounts for no thread. */
    static JvmThreadClock none() {
        return new JvmThreadClock(null, null, new ThreadIds(null));
    }

    @Override
    public long cpuNanos() {
        return cpu == null ? UNKNOWN : cpu.getCurrentThreadCpuTime();
    }

    @Override
    public long allocatedBytes() {
        return allocation == null ? UNKNOWN : allocation.getCurrentThreadAllocatedBytes();
    }

    @Override
    public long userNanos() {
        return cpu == null ? UNKNOWN : cpu.getCurrentThreadUserTime();
    }

    @Override
    public long cpuNanos(Thread thread) {
        long id = cpu == null ? ThreadIds.NONE : ids.of(thread);
        return cpu == null || id == ThreadIds.NONE ? UNKNOWN : cpu.getThreadCpuTime(id);
    }

    @Override
    public long allocatedBytes(Thread thread) {
        long id = allocation == null ? ThreadIds.NONE : ids.of(thread);
        return allocation == null || id == ThreadIds.NONE ? UNKNOWN : allocation.getThreadAllocatedBytes(id);
    }

    @Override
    public Absence cpuAbsence() {
        return cpuAbsence;
    }

    @Override
    public Absence allocationAbsence() {
        return allocationAbsence;
    }

    /** A JVM that accounts for threads leaves out virtual ones only. */
    private static Absence reason(@Nullable ThreadMXBean bean) {
        return bean != null && Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
                ? Absence.VIRTUAL
                : Absence.UNSUPPORTED;
    }
}
