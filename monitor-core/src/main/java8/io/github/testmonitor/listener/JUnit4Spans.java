package io.github.testmonitor.listener;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JUnit 4 has open, in the order of its start. Searched from the latest on: it is no longer than what is running. Of two that
 * fit, the one of the calling thread is meant, as tests that run in parallel may bear the same name. Thread-safe.
 */
final class JUnit4Spans {
    private final List<JUnit4Span> open = new ArrayList<>();

    synchronized void add(JUnit4Span span) {
        open.add(span);
    }

    synchronized void remove(JUnit4Span span) {
        open.remove(span);
    }

    synchronized boolean anyCounts() {
        for (JUnit4Span span : open) {
            if (!span.isIgnored()) {
                return true;
            }
        }
        return false;
    }

    synchronized @Nullable JUnit4Span test(Object notifier, String name) {
        JUnit4Span elsewhere = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            JUnit4Span span = open.get(i);
            if (span.isTestNamed(notifier, name)) {
                if (span.isOnThisThread()) {
                    return span;
                }
                elsewhere = elsewhere == null ? span : elsewhere;
            }
        }
        return elsewhere;
    }

    /** The test or, if there is none, the container of that name. */
    synchronized @Nullable JUnit4Span named(Object notifier, String name) {
        JUnit4Span found = test(notifier, name);
        for (int i = open.size() - 1; i >= 0 && found == null; i--) {
            found = open.get(i).isContainerNamed(notifier, name) ? open.get(i) : null;
        }
        return found;
    }

    synchronized @Nullable JUnit4Span container(Object notifier, Object runner) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).isContainerOf(notifier, runner)) {
                return open.get(i);
            }
        }
        return null;
    }

    /**
     * The container that something of this class belongs to: one of the class on this thread, else one of the class on another
     * thread (a scheduler moved the test), else the innermost on this thread (a suite, or a runner that makes up class names).
     */
    synchronized @Nullable JUnit4Span containerFor(String className) {
        JUnit4Span ofClass = null;
        JUnit4Span onThread = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            JUnit4Span span = open.get(i);
            if (span.isContainerOfClass(className)) {
                if (span.isOnThisThread()) {
                    return span;
                }
                ofClass = ofClass == null ? span : ofClass;
            } else if (onThread == null && span.isContainerWithClass() && span.isOnThisThread()) {
                onThread = span;
            }
        }
        return ofClass != null ? ofClass : onThread;
    }

    /**
     * The innermost container of exactly this class on this thread, as far as the notifier can be part of its run. Null where a test is
     * open on this thread, or the notifier has a container here that is ignored: that is a run inside the run.
     */
    synchronized @Nullable JUnit4Span classHere(Object notifier, String className) {
        JUnit4Span container = null;
        for (JUnit4Span span : open) {
            if (span.isOnThisThread()) {
                if (span.isTest() || span.isIgnoredOf(notifier)) {
                    return null;
                }
                container = span.isContainerOfClass(className) ? span : container;
            }
        }
        return container;
    }

    /** Whether a test of this name is open on this thread, through whatever notifier. */
    synchronized boolean isTestHere(String name) {
        for (JUnit4Span span : open) {
            if (span.isTestNamed(name) && span.isOnThisThread()) {
                return true;
            }
        }
        return false;
    }

    synchronized int countHere() {
        int count = 0;
        for (JUnit4Span span : open) {
            count += span.isOnThisThread() ? 1 : 0;
        }
        return count;
    }

    synchronized List<JUnit4Span> testsWithoutContainerHere() {
        List<JUnit4Span> tests = new ArrayList<>(0);
        for (JUnit4Span span : open) {
            if (span.isTestWithoutContainer() && span.isOnThisThread()) {
                tests.add(span);
            }
        }
        return tests;
    }

    synchronized List<JUnit4Span> testsIn(JUnit4Span container) {
        List<JUnit4Span> tests = new ArrayList<>(0);
        for (JUnit4Span span : open) {
            if (span.isTestIn(container)) {
                tests.add(span);
            }
        }
        return tests;
    }
}
