package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/** A thread, platform or virtual, as it works for one owner after the other. The thread itself calls. */
interface Worker extends Charging {

    @Nullable
    Owner owner();

    /** Changes the owner and returns the one before. */
    @Nullable
    Owner change(@Nullable Owner to);

    /** What the thread does outside of its tasks is nobody's from now on. */
    void becomesWorker();

    /** The thread works for the owner of a task until {@link #taskEnds}. */
    void taskBegins(Owner ofTask);

    /** The task is over, if there was one. */
    void taskEnds();
}
