package io.github.testmonitor.report.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stack of one thread.
 *
 * @param t when it was seen, nanoseconds on its fork's clock
 * @param section the innermost section that the thread was in, by its id; null where it was in none
 * @param cpuNanos CPU time of the thread since the look before
 * @param allocatedBytes allocated by the thread since the look before
 * @param frames innermost first, as {@code com.acme.Foo.load(Foo.java:42)}; as they were written, so not clean
 * @param truncated whether there are frames beyond the last
 */
public record SeenStack(
        long t,
        @Nullable Long section,
        String thread,
        long cpuNanos,
        long allocatedBytes,
        List<String> frames,
        boolean truncated,
        StackSource source) {

    public long weight(Weight weight) {
        return weight == Weight.CPU ? cpuNanos : allocatedBytes;
    }
}
