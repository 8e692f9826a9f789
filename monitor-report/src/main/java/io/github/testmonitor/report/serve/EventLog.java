package io.github.testmonitor.report.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of the page, numbered from 1. The latest are kept, so that a reader who was away goes on where it was; who was away longer,
 * or comes new, gets the whole state at once. All readers share the same bytes. Guarded by a lock that
 * what the state is made of has, too.
 */
final class EventLog {
    private static final int MOST_EVENTS = 300;
    private static final int MOST_BYTES = 2 << 20;
    /** Readers that come within so many events of each other share one state. */
    static final int STATE_SHARED_FOR = 10;

    private final Object lock;
    private final Deque<Event> latest = new ArrayDeque<>();
    private final Supplier<String> state;
    private @Nullable Event lastState;
    private long lastId;
    private int bytes;

    /**
     * @param lock held while the state is made
     * @param state all that the events so far have said, as JSON on one line
     */
    EventLog(Object lock, Supplier<String> state) {
        this.lock = lock;
        this.state = state;
    }

    /** One event as it is sent. */
    record Event(long id, byte[] bytes) {
        static Event of(long id, String json) {
            return new Event(
                    id, ("id: " + id + "\nevent: live\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param json on one line */
    void add(String json) {
        synchronized (lock) {
            Event event = Event.of(++lastId, json);
            latest.addLast(event);
            bytes += event.bytes().length;
            while (latest.size() > MOST_EVENTS || (bytes > MOST_BYTES && latest.size() > 1)) {
                bytes -= latest.removeFirst().bytes().length;
            }
        }
    }

    /** The next event after this one, or the state where that is not kept any more; null where there is none yet. */
    @Nullable
    Event after(@Nullable Long id) {
        synchronized (lock) {
            return next(id);
        }
    }

    private @Nullable Event next(@Nullable Long id) {
        if (id != null && id == lastId) {
            return null;
        }
        if (id == null
                || id > lastId
                || latest.isEmpty()
                || id < latest.getFirst().id() - 1) {
            return state();
        }
        for (Event event : latest) {
            if (event.id() > id) {
                return event;
            }
        }
        return null;
    }

    private Event state() {
        Event event = lastState;
        if (event == null || lastId - event.id() > STATE_SHARED_FOR || isGone(event)) {
            event = Event.of(lastId, state.get());
            lastState = event;
        }
        return event;
    }

    private boolean isGone(Event event) {
        return !latest.isEmpty() && event.id() < latest.getFirst().id() - 1;
    }
}
