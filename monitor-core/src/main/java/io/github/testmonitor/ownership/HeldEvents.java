package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkEvents;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what the hooks tell, with the calling thread held on its carrier where it is a virtual one: carriers need the same locks on their
 * way to and from it. What takes no lock is handed on as it is. Any thread may call.
 */
@SuppressWarnings("try") // A thread is held for as long as the block takes, and nothing else is asked of the hold.
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
        try (CarrierHold held = hold()) {
            events.threadStarts(thread);
        }
    }

    @Override
    public void threadEnds(Thread thread) {
        events.threadEnds(thread); // Never of a virtual one.
    }

    @Override
    public void handed(Object task) {
        try (CarrierHold held = hold()) {
            events.handed(task);
        }
    }

    @Override
    public void withdrawn(Object task) {
        try (CarrierHold held = hold()) {
            events.withdrawn(task);
        }
    }

    @Override
    public void drained(Object tasks) {
        try (CarrierHold held = hold()) {
            events.drained(tasks);
        }
    }

    @Override
    public void rejected(Object task) {
        try (CarrierHold held = hold()) {
            events.rejected(task);
        }
    }

    @Override
    public void made(Object task) {
        try (CarrierHold held = hold()) {
            events.made(task);
        }
    }

    @Override
    public @Nullable Object makerOf(Object task) {
        return events.makerOf(task);
    }

    @Override
    public void workerBegins(@Nullable Object firstTask) {
        try (CarrierHold held = hold()) {
            events.workerBegins(firstTask);
        }
    }

    @Override
    public void taskBegins(Object task) {
        try (CarrierHold held = hold()) {
            events.taskBegins(task);
        }
    }

    @Override
    public void timerTaskBegins(Object task) {
        try (CarrierHold held = hold()) {
            events.timerTaskBegins(task);
        }
    }

    @Override
    public void taskEnds() {
        try (CarrierHold held = hold()) {
            events.taskEnds();
        }
    }

    @Override
    public @Nullable Object enter(Object owner) {
        try (CarrierHold held = hold()) {
            return events.enter(owner);
        }
    }

    @Override
    public @Nullable Object pauses() {
        try (CarrierHold held = hold()) {
            return events.pauses();
        }
    }

    @Override
    public void virtualThreadStarts(Thread virtual) {
        try (CarrierHold held = hold()) {
            events.virtualThreadStarts(virtual);
        }
    }

    @Override
    public @Nullable Object mounts(Thread virtual) {
        return events.mounts(virtual); // By the carrier.
    }

    @Override
    public void leave(Object token) {
        try (CarrierHold held = hold()) {
            events.leave(token);
        }
    }

    /** Nothing is told of a thread that cannot be held: it has no stack left, most likely. */
    private @Nullable CarrierHold hold() {
        try {
            return carrier.holdOrThrow();
        } catch (Throwable problem) {
            throw new IllegalStateException(problem);
        }
    }
}
