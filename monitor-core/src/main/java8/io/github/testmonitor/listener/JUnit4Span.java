package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import org.jspecify.annotations.Nullable;

/** A test or container that a JUnit 4 notifier has open, with the outcome so far. Made on the thread that runs it. */
@SuppressWarnings("ReferenceEquality") // Identity is what is meant: equal notifiers are two.
final class JUnit4Span {
    private final Object notifier;
    /** The runner of a container, null for a test. */
    private final @Nullable Object runner;

    private final String name;
    private final @Nullable String className;
    /** Null for a runner that has no class and only groups others. */
    private final @Nullable OpenSpan span;

    private final @Nullable JUnit4Span parent;
    private final Thread thread = Thread.currentThread();
    private volatile Status status = Status.SUCCESSFUL;

    JUnit4Span(
            Object notifier,
            @Nullable Object runner,
            String name,
            @Nullable String className,
            @Nullable OpenSpan span,
            @Nullable JUnit4Span parent) {
        this.notifier = notifier;
        this.runner = runner;
        this.name = name;
        this.className = className;
        this.span = span;
        this.parent = parent;
    }

    boolean isTest() {
        return runner == null;
    }

    boolean isTestNamed(Object itsNotifier, String itsName) {
        return isTest() && notifier == itsNotifier && name.equals(itsName);
    }

    boolean isContainerNamed(Object itsNotifier, String itsName) {
        return !isTest() && notifier == itsNotifier && name.equals(itsName);
    }

    boolean isContainerOf(Object itsNotifier, Object itsRunner) {
        return runner == itsRunner && notifier == itsNotifier;
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

    boolean isOnThisThread() {
        return thread == Thread.currentThread();
    }

    @Nullable
    OpenSpan span() {
        return span;
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
