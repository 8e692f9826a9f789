package io.github.testmonitor.probe;

import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** Takes the stack of one thread, at some 5 to 30 µs. Any thread may ask. */
public interface ThreadStacks {
    /**
     * Innermost frame first; empty where the thread runs no Java code or is gone, or where a virtual thread cannot be looked at.
     *
     * @param most frames wanted; there may be more
     */
    StackTraceElement[] of(Thread thread, int most);

    /**
     * The cheapest that this JVM has: from 21 on it stops the one thread only, and sees virtual threads; before, it stops all for the time
     * it takes to walk one stack, and needs the bean.
     */
    static ThreadStacks open(@Nullable JvmBeans beans, ThreadIds ids) {
        return beans == null || Runtime.version().feature() >= JvmThreadClock.FIRST_WITH_VIRTUAL_THREADS
                ? new OfThreadItself()
                : new OfThreadBean(beans.threads(), ids);
    }

    /** JDK 21 and later. */
    final class OfThreadItself implements ThreadStacks {
        @Override
        public StackTraceElement[] of(Thread thread, int most) {
            return thread.getStackTrace();
        }
    }

    /** Walks no more frames than are wanted. */
    record OfThreadBean(ThreadMXBean threads, ThreadIds ids) implements ThreadStacks {
        private static final StackTraceElement[] NONE = {};

        @Override
        public StackTraceElement[] of(Thread thread, int most) {
            long id = ids.of(thread);
            @Nullable ThreadInfo info = id == ThreadIds.NONE ? null : threads.getThreadInfo(id, most);
            return info == null ? NONE : info.getStackTrace();
        }
    }
}
