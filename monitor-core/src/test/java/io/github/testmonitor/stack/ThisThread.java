package io.github.testmonitor.stack;

import io.github.testmonitor.ownership.WorkingThread;
import org.jspecify.annotations.Nullable;

/** The thread of a unit test, at work for test 1. */
final class ThisThread implements WorkingThread {
    @Override
    public Object key() {
        return this;
    }

    @Override
    public long spanId() {
        return 1;
    }

    @Override
    public @Nullable Long sectionId() {
        return null;
    }

    @Override
    public Thread clocked() {
        return Thread.currentThread();
    }

    @Override
    public Thread seen() {
        return Thread.currentThread();
    }

    @Override
    public long sinceCpuNanos() {
        return 0;
    }

    @Override
    public long sinceAllocatedBytes() {
        return 0;
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public void whileRunning(Runnable write) {
        write.run();
    }
}
