package io.github.testmonitor.report.model;

import java.util.function.Consumer;

/** All classes, packages, modules and forks of a run, not only those at the top of a ranking. */
@FunctionalInterface
public interface Groups {

    /** Hands every group of the level to the consumer, in the order in which they were first seen. */
    void forEach(Rankings.Level level, Consumer<Rankings.Group> consumer);
}
