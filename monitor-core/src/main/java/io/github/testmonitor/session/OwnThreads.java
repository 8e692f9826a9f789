package io.github.testmonitor.session;

import io.github.testmonitor.ownership.WorkingThread;
import io.github.testmonitor.ownership.WorkingThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Where owned work is not followed: the threads that the spans began on, as far as they are at work for them. */
final class OwnThreads implements WorkingThreads {
    private final OpenSpans open;

    OwnThreads(OpenSpans open) {
        this.open = open;
    }

    @Override
    public List<WorkingThread> find(LongPredicate wanted, int most) {
        List<WorkingThread> found = new ArrayList<>();
        for (Span span : open.all()) {
            Thread thread = wanted.test(span.id()) ? span.ledger().worksFor(span) : null;
            if (thread != null && found.size() < most) {
                found.add(new OwnThread(
                        span, thread, span.ledger().cpuNanos(), span.ledger().allocatedBytes()));
            }
        }
        return found;
    }

    /** The thread of one span. */
    private record OwnThread(Span span, Thread clocked, long sinceCpuNanos, long sinceAllocatedBytes)
            implements WorkingThread {
        @Override
        public Object key() {
            return span.ledger();
        }

        @Override
        public long spanId() {
            return span.id();
        }

        @Override
        public @Nullable Long sectionId() {
            return null;
        }

        @Override
        public Thread seen() {
            return clocked;
        }

        @Override
        public boolean goesOn() {
            return span.ledger().worksFor(span) != null;
        }

        @Override
        public void whileRunning(Runnable write) {
            span.ledger().whileAtWork(span, write);
        }
    }
}
