package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkEvents;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what the hooks tell, with the calling thread held on its carrier where it is a virtual one: carriers need the same locks on their
 * way to and from it. What takes no lock is handed on as it is. Any thread may call.
 */
final class HeldEvents implements WorkEvents {
    private final WorkEvents events;
    private final CarrierHold carrier;

    HeldEvents(WorkEvents events, CarrierHold carrier) {
        this.events = events;
        this.carrier = carrier;
    }

    @Override
    public @Nullable Object current() {
        return events.current();
    }

    @Override
    public void threadStarts(Thread thread) {
        boolean held = hold();
        try {
            events.threadStarts(thread);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void threadEnds(Thread thread) {
        events.threadEnds(thread); // Never of a virtual one.
    }

    @Override
    public void handed(Object task) {
        boolean held = hold();
        try {
            events.handed(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void withdrawn(Object task) {
        boolean held = hold();
        try {
            events.withdrawn(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void drained(Object tasks) {
        boolean held = hold();
        try {
            events.drained(tasks);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void rejected(Object task) {
        boolean held = hold();
        try {
            events.rejected(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void made(Object task) {
        boolean held = hold();
        try {
            events.made(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public @Nullable Object makerOf(Object task) {
        return events.makerOf(task);
    }

    @Override
    public void workerBegins(@Nullable Object firstTask) {
        boolean held = hold();
        try {
            events.workerBegins(firstTask);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void taskBegins(Object task) {
        boolean held = hold();
        try {
            events.taskBegins(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void timerTaskBegins(Object task) {
        boolean held = hold();
        try {
            events.timerTaskBegins(task);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void taskEnds() {
        boolean held = hold();
        try {
            events.taskEnds();
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public @Nullable Object enter(Object owner) {
        boolean held = hold();
        try {
            return events.enter(owner);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public @Nullable Object pauses() {
        boolean held = hold();
        try {
            return events.pauses();
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public void virtualThreadStarts(Thread virtual) {
        boolean held = hold();
        try {
            events.virtualThreadStarts(virtual);
        } finally {
            carrier.release(held);
        }
    }

    @Override
    public @Nullable Object mounts(Thread virtual) {
        return events.mounts(virtual); // By the carrier.
    }

    @Override
    public void leave(Object token) {
        boolean held = hold();
        try {
            events.leave(token);
        } finally {
            carrier.release(held);
        }
    }

    /** Nothing is told of a thread that cannot be held: it has no stack left, most likely. */
    private boolean hold() {
        try {
            return carrier.holdOrThrow();
        } catch (Throwable problem) {
            throw new IllegalStateException(problem);
        }
    }
}
