package io.github.testmonitor.report.model;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * All tests of a run, one after the other: they are read again from the fork files each time, because a large build has more
 * of them than fit into memory.
 */
@FunctionalInterface
public interface Tests {

    /**
     * Hands every attempt to the consumer, fork by fork, in the order of their end; lost ones at the end of their fork.
     *
     * @throws IOException if a fork file that was readable before no longer is
     */
    void forEach(Consumer<TestRun> consumer) throws IOException;
}
