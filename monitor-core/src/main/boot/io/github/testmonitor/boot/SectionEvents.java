package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/** Is told of the sections that tests name by monitor-api. */
public interface SectionEvents {

    /** The calling thread begins something. Returns what ends it, on any thread; null where the thread works for no test. */
    @Nullable
    Runnable started(String name);
}
