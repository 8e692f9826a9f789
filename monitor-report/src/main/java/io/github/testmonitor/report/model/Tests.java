package io.github.testmonitor.report.model;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * All that ran, one after the other: it is read again from the fork files each time, because a large build has more of it than
 * fits into memory.
 */
@FunctionalInterface
public interface Tests {

    /**
     * Tells the visitor what ran, fork by fork.
     *
     * @throws IOException if a fork file that was readable before no longer is
     */
    void visit(SpanVisitor visitor) throws IOException;

    /**
     * Hands every attempt to the consumer, fork by fork, in the order of their end; lost ones at the end of their fork.
     *
     * @throws IOException if a fork file that was readable before no longer is
     */
    default void forEach(Consumer<TestRun> consumer) throws IOException {
        visit(consumer::accept);
    }
}
