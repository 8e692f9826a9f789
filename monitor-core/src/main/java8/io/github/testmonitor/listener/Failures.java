package io.github.testmonitor.listener;

import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestEvents;
import java.util.concurrent.atomic.AtomicBoolean;

/** What went wrong inside one listener: told to the session once, never to the test. Thread-safe. */
final class Failures {
    private final AtomicBoolean told = new AtomicBoolean();

    void tell(Throwable failure) {
        try {
            TestEvents session = Joint.events();
            if (session != null && told.compareAndSet(false, true)) {
                session.listenerFailed(failure);
            }
        } catch (Throwable again) {
            // The last border before somebody's test: there is nobody left to tell.
        }
    }
}
