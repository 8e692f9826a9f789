package io.github.testmonitor.ownership;

import java.util.List;
import java.util.function.LongPredicate;

/** Finds the threads that work for spans. */
public interface WorkingThreads {

    /** So many threads, or a few more, that work for a span whose id is wanted; others come first the next time where there are more. */
    List<WorkingThread> find(LongPredicate wanted, int most);
}
