package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import org.jspecify.annotations.Nullable;

/** A test or container that a JUnit 4 notifier has open, with the outcome so far. Made on the thread that runs it. */
@SuppressWarnings("ReferenceEquality") // Identity is what is meant: equal notifiers are two.
final class JUnit4Span {
    private static final Object NO_RUN = new Object();

    /** The run that it is part of: the notifier that began first. */
    private final Object run;
    /** Through which it came; another than the run's where a runner wraps its notifier. */
    private final Object notifier;
    /** The runner of a container, null for a test. */
    private final @Nullable Object runner;

    private final String name;
    private final @Nullable String className;
    /** Null for a runner that has no class and only groups others. */
    private final @Nullable OpenSpan span;

    private final @Nullable JUnit4Span parent;
    private final Thread thread = Thread.currentThread();
    private @Nullable Object skipsThrough;
    private volatile Status status = Status.SUCCESSFUL;

    JUnit4Span(
            Object run,
            Object notifier,
            @Nullable Object runner,
            String name,
            @Nullable String className,
            @Nullable OpenSpan span,
            @Nullable JUnit4Span parent) {
        this.run = run;
        this.notifier = notifier;
        this.runner = runner;
        this.name = name;
        this.className = className;
        this.span = span;
        this.parent = parent;
    }

    /** A container that does not count, since another run owns the JVM; nobody is told of it. */
    static JUnit4Span ignored(Object notifier, Object runner, String name) {
        return new JUnit4Span(NO_RUN, notifier, runner, name, null, null, null);
    }

    boolean isTest() {
        return runner == null;
    }

    boolean isTestNamed(Object itsNotifier, String itsName) {
        return isTestNamed(itsName) && isOf(itsNotifier);
    }

    boolean isTestNamed(String itsName) {
        return isTest() && name.equals(itsName);
    }

    boolean isContainerNamed(Object itsNotifier, String itsName) {
        return !isTest() && isOf(itsNotifier) && name.equals(itsName);
    }

    boolean isContainerOf(Object itsNotifier, Object itsRunner) {
        return runner == itsRunner && isOf(itsNotifier);
    }

    boolean isIgnored() {
        return run == NO_RUN;
    }

    boolean isIgnoredOf(Object itsNotifier) {
        return isIgnored() && notifier == itsNotifier;
    }

    boolean isContainerOfClass(String itsClass) {
        return !isTest() && itsClass.equals(className);
    }

    boolean isContainerWithClass() {
        return !isTest() && className != null;
    }

    boolean isTestIn(JUnit4Span container) {
        return isTest() && parent == container;
    }

    boolean isTestWithoutContainer() {
        return isTest() && parent == null;
    }

    /**
     * Whether this thread is done with this test, as it goes on to something of another notifier. It is not where a relay tells of the same
     * test again, nor where the test's own code starts something.
     */
    boolean isOverBefore(String next) {
        return status != Status.SUCCESSFUL
                || !(name.equals(next) || JUnit4Name.of(name).isRunningHere());
    }

    boolean isOnThisThread() {
        return thread == Thread.currentThread();
    }

    /** Whether this notifier may say what becomes of it. */
    private boolean isOf(Object itsNotifier) {
        return run == itsNotifier || notifier == itsNotifier;
    }

    Object run() {
        return run;
    }

    @Nullable
    OpenSpan span() {
        return span;
    }

    /** Whether skips in this container are told where they come through this notifier: they are where the first came. On its thread. */
    boolean tellsSkipsThrough(Object itsNotifier) {
        if (skipsThrough == null) {
            skipsThrough = itsNotifier;
        }
        return skipsThrough == itsNotifier;
    }

    void failed() {
        status = Status.FAILED;
    }

    /** Given up; but a failure is not taken back. */
    void aborted() {
        if (status == Status.SUCCESSFUL) {
            status = Status.ABORTED;
        }
    }

    void finish() {
        if (span != null) {
            span.finish(status);
        }
    }
}
