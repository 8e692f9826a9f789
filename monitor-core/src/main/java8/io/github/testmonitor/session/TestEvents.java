package io.github.testmonitor.session;

import io.github.testmonitor.record.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a listener tells the session of this fork. Java 8 byte code, because listeners link to it.
 *
 * <p>Each start returns a handle for the span, which the caller keeps and passes to the finish; a handle is used for one
 * finish only. Calls come on the thread that runs the test, start before finish, parents around children; calls for different
 * spans may overlap on several threads. An implementation never throws and never blocks on another test.
 */
public interface TestEvents {

    /** A class, nested class, suite, template or factory begins. */
    Object containerStarted(TestDescription container, @Nullable Object parent);

    void containerFinished(Object container, Status status);

    /** A test begins; what its thread does from the return of this call on is the test's. */
    Object testStarted(TestDescription test, @Nullable Object parent);

    /** A test ended; what its thread does from the entry into this call on is no longer the test's. */
    void testFinished(Object test, Status status);

    /** A test or container was skipped without a start. */
    void testSkipped(TestDescription test, @Nullable String reason);

    /** The test or container that the calling thread works for begins something that it has named. */
    default void sectionStarted(String name) {}

    /** It has ended the innermost section of that name; without one nothing happens. */
    default void sectionFinished(String name) {}

    /** Whether the calling thread works for a test, be it that of another framework. */
    default boolean isWithinTest() {
        return false;
    }

    /** A listener could not follow its framework, so that tests may be missing. Told once by each listener. */
    default void listenerFailed(Throwable failure) {}
}
