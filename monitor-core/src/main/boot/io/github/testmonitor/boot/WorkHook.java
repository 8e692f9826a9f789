package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the code woven into the JDK calls. Nothing ever comes out of it but the return value; without a connected follower it does
 * nothing. Each method is told in {@link WorkEvents}.
 */
public final class WorkHook {
    private static volatile @Nullable WorkEvents events;

    private WorkHook() {}

    /** Sends all that follows to the given follower, or, with null, nowhere. */
    public static void connect(@Nullable WorkEvents follower) {
        events = follower;
    }

    /** See {@link WorkEvents#current}. */
    public static @Nullable Object current() {
        WorkEvents follower = events;
        if (follower == null) {
            return null;
        }
        try {
            return follower.current();
        } catch (Throwable ours) {
            return null;
        }
    }

    /** See {@link WorkEvents#threadStarts}. */
    public static void threadStarts(Thread thread) {
        WorkEvents follower = events;
        if (follower != null) {
            try {
                follower.threadStarts(thread);
            } catch (Throwable ours) {
                // Its work has no owner, then; it must start all the same.
            }
        }
    }

    /** See {@link WorkEvents#threadEnds}. */
    public static void threadEnds(Thread thread) {
        WorkEvents follower = events;
        if (follower != null) {
            try {
                follower.threadEnds(thread);
            } catch (Throwable ours) {
                // Its last work is lost; it must end all the same.
            }
        }
    }

    /** See {@link WorkEvents#handed}. */
    public static void handed(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.handed(task);
            } catch (Throwable ours) {
                // The task has no owner, then.
            }
        }
    }

    /** See {@link WorkEvents#withdrawn}. */
    public static void withdrawn(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.withdrawn(task);
            } catch (Throwable ours) {
                // It stays noted until it is collected.
            }
        }
    }

    /** See {@link WorkEvents#drained}. */
    public static void drained(@Nullable Object tasks) {
        WorkEvents follower = events;
        if (follower != null && tasks != null) {
            try {
                follower.drained(tasks);
            } catch (Throwable ours) {
                // They stay noted until they are collected.
            }
        }
    }

    /** See {@link WorkEvents#rejected}. */
    public static void rejected(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.rejected(task);
            } catch (Throwable ours) {
                // It stays noted as if it waited.
            }
        }
    }

    /** See {@link WorkEvents#made}. */
    public static void made(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.made(task);
            } catch (Throwable ours) {
                // The task has no owner, then.
            }
        }
    }

    /** See {@link WorkEvents#workerBegins}. */
    public static void workerBegins(@Nullable Object firstTask) {
        WorkEvents follower = events;
        if (follower != null) {
            try {
                follower.workerBegins(firstTask);
            } catch (Throwable ours) {
                // The task has no owner, then.
            }
        }
    }

    /** See {@link WorkEvents#taskBegins}. */
    public static void taskBegins(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.taskBegins(task);
            } catch (Throwable ours) {
                // The task has no owner, then.
            }
        }
    }

    /** See {@link WorkEvents#timerTaskBegins}. */
    public static void timerTaskBegins(@Nullable Object task) {
        WorkEvents follower = events;
        if (follower != null && task != null) {
            try {
                follower.timerTaskBegins(task);
            } catch (Throwable ours) {
                // The task has no owner, then.
            }
        }
    }

    /** See {@link WorkEvents#taskEnds}. */
    public static void taskEnds() {
        WorkEvents follower = events;
        if (follower != null) {
            try {
                follower.taskEnds();
            } catch (Throwable ours) {
                // The next task of this thread puts it right.
            }
        }
    }

    /** See {@link WorkEvents#enter}. */
    public static @Nullable Object enter(@Nullable Object owner) {
        WorkEvents follower = events;
        if (follower == null || owner == null) {
            return null;
        }
        try {
            return follower.enter(owner);
        } catch (Throwable ours) {
            return null;
        }
    }

    /** {@link #enter} for the owner that {@link WorkEvents#makerOf} knows. */
    public static @Nullable Object enterFor(Object task) {
        WorkEvents follower = events;
        if (follower == null) {
            return null;
        }
        try {
            Object owner = follower.makerOf(task);
            return owner == null ? null : follower.enter(owner);
        } catch (Throwable ours) {
            return null;
        }
    }

    /** See {@link WorkEvents#pauses}. Woven nowhere: whoever weaves says it. */
    public static @Nullable Object pauses() {
        WorkEvents follower = events;
        if (follower == null) {
            return null;
        }
        try {
            return follower.pauses();
        } catch (Throwable ours) {
            return null;
        }
    }

    /** See {@link WorkEvents#virtualThreadStarts}. */
    public static void virtualThreadStarts(Thread virtual) {
        WorkEvents follower = events;
        if (follower != null) {
            try {
                follower.virtualThreadStarts(virtual);
            } catch (Throwable ours) {
                // Its work has no owner, then; it must start all the same.
            }
        }
    }

    /** See {@link WorkEvents#mounts}. */
    public static @Nullable Object mounts(Thread virtual) {
        WorkEvents follower = events;
        if (follower == null) {
            return null;
        }
        try {
            return follower.mounts(virtual);
        } catch (Throwable ours) {
            return null;
        }
    }

    /** See {@link WorkEvents#leave}. */
    public static void leave(@Nullable Object token) {
        WorkEvents follower = events;
        if (follower != null && token != null) {
            try {
                follower.leave(token);
            } catch (Throwable ours) {
                // What encloses this puts it right.
            }
        }
    }
}
