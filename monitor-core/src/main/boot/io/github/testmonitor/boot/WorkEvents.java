package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/**
 * How the JDK hands work from thread to thread, told by code woven into it. Calls come on any thread, in the middle of somebody's
 * work, some of them while a lock of the JDK is held: an implementation is quick and calls nothing that could call back.
 *
 * <p>Owners are opaque here. Null stands for nobody.
 */
public interface WorkEvents {

    /** Who pays for what the calling thread does now. */
    @Nullable
    Object current();

    /** A platform thread is about to be started by the calling one. */
    void threadStarts(Thread thread);

    /** The calling platform thread runs its last lines. */
    void threadEnds(Thread thread);

    /** A pool has been given a task, which {@link #taskBegins} will tell of once; the same object may be given again. */
    void handed(Object task);

    /** A task has been taken from a pool's queue without being run. */
    void withdrawn(Object task);

    /** The same of a list of them. */
    void drained(Object tasks);

    /** A pool does not take the task that the calling thread has just given it; what becomes of it is up to a handler. */
    void rejected(Object task);

    /** Keeps the owner of an object that may run later, any number of times. */
    void made(Object task);

    /** Who made it. */
    @Nullable
    Object makerOf(Object task);

    /** The calling thread has become a worker of a pool, so that its own time is nobody's; its first task may be null. */
    void workerBegins(@Nullable Object firstTask);

    /** The calling worker begins a task that was handed over. */
    void taskBegins(Object task);

    /** The calling thread, a timer's, begins a task that was made. */
    void timerTaskBegins(Object task);

    /** The task that the calling thread began, if any, is over. */
    void taskEnds();

    /** The calling thread works for an owner from now on. Returns what {@link #leave} needs, or null where nothing changed. */
    @Nullable
    Object enter(Object owner);

    /**
     * The calling thread does something of the monitor's own, which is nobody's. Returns what {@link #leave} needs, or null where it
     * worked for nobody.
     */
    @Nullable
    Object pauses();

    /** A virtual thread is about to be started by the calling thread. */
    void virtualThreadStarts(Thread virtual);

    /** The calling thread is about to run a virtual thread, until {@link #leave}. */
    @Nullable
    Object mounts(Thread virtual);

    /** Undoes {@link #enter}, {@link #pauses} or {@link #mounts}. */
    void leave(Object token);
}
