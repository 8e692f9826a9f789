package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/**
 * What JUnit 4 does, in types of the JDK. Calls come on the thread that does it, from several threads at once where tests run in
 * parallel. The notifier and the runner are known by identity only.
 *
 * <p>A name is JUnit's display name: {@code method(class)} for a test, mostly the class name for a class.
 */
public interface JUnit4Events {

    /** A runner of a class begins, before its {@code @BeforeClass}. The class is null where the runner only groups others. */
    void containerStarted(Object notifier, Object runner, @Nullable Class<?> testClass, String name);

    /** The same runner ended, after its {@code @AfterClass}, whether it returned or threw. */
    void containerFinished(Object notifier, Object runner);

    /** A test begins; everything that JUnit's own listeners do at its start is done. */
    void testStarted(Object notifier, String name);

    /** A test or container failed; its end is still to come. */
    void testFailed(Object notifier, String name);

    /** An assumption of a test or container does not hold; its end is still to come. */
    void testAssumptionFailed(Object notifier, String name);

    /** A test or class is left out. */
    void testIgnored(Object notifier, String name);

    /** A test ended; nothing that JUnit's own listeners do at its end is done yet. */
    void testFinished(Object notifier, String name);
}
