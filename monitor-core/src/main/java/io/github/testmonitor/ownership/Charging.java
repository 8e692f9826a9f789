package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/** One thread, as spans begin and end on it. */
public interface Charging {

    /**
     * A span begins on this thread. Called by the thread itself.
     *
     * @param cpuNanos of this thread, and {@code allocatedBytes} too, as they have just been read; negative where unknown
     * @return who paid until now
     */
    @Nullable
    Owner begin(Owner span, long cpuNanos, long allocatedBytes);

    /**
     * A span or section that began on this thread ends; if the thread works for it or within it now, it works for {@code back} from now on. Called by any
     * thread.
     */
    void end(Owner span, @Nullable Owner back, long cpuNanos, long allocatedBytes);

    /**
     * CPU time of this thread, up to the latest begin or end, for others than the span that was open on it, if one was: a thread that
     * waits for a ForkJoin task runs whatever tasks there are. To be compared with an earlier value.
     */
    long othersCpuNanos();

    /** The same of what it allocated. */
    long othersAllocatedBytes();
}
