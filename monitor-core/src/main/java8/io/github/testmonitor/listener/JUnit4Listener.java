package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Events;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears JUnit 3 and 4 where no JUnit Platform runs them, which is Surefire up to 3.5, through the hooks woven into {@code
 * RunNotifier} and {@code ParentRunner}.
 *
 * <p>A runner may wrap its notifier: the class then starts through the wrapper, its tests through the one that is wrapped, or through both.
 * They are told once, as part of the run that has the class open.
 *
 * <p>JUnit binds nobody to end what he began: a runner that ends while tests of its class are open has them ended here, as
 * aborted, else they would seem to run until the JVM ends. Tests without a container, whose runner nobody hears, are ended when
 * their thread goes on to the next.
 *
 * <p>Thread-safe. Holds what is open and nothing else; calls the session under no lock.
 */
final class JUnit4Listener implements JUnit4Events {
    private final Authority authority;
    private final Failures failures = new Failures();
    private final JUnit4Spans open = new JUnit4Spans();

    JUnit4Listener(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void containerStarted(Object notifier, Object runner, @Nullable Class<?> testClass, String name) {
        TestEvents session = Joint.events();
        if (session == null || isForeign(notifier)) {
            return;
        }
        try {
            endForgotten(notifier, name);
            if (!authority.enter(notifier)) {
                open.add(JUnit4Span.ignored(notifier, runner, name));
                return;
            }
            if (testClass == null) {
                open.add(new JUnit4Span(notifier, notifier, runner, name, null, null, null));
                return;
            }
            String className = testClass.getName();
            JUnit4Span parent = open.containerFor(className);
            OpenSpan span = OpenSpan.ofContainer(session);
            open.add(new JUnit4Span(notifier, notifier, runner, name, className, span, parent));
            span.start(container(className, name), spanOf(parent));
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void containerFinished(Object notifier, Object runner) {
        JUnit4Span container = open.container(notifier, runner);
        if (container == null) {
            return;
        }
        for (JUnit4Span forgotten : open.testsIn(container)) {
            abort(forgotten);
        }
        finish(container);
    }

    @Override
    public void testStarted(Object notifier, String name) {
        TestEvents session = Joint.events();
        if (session == null || isForeign(notifier)) {
            return;
        }
        try {
            endForgotten(notifier, name);
            JUnit4Name parts = JUnit4Name.of(name);
            Object run = runOf(notifier, open.classHere(notifier, parts.className()));
            if (open.isTestHere(name) || !authority.enter(run)) {
                return;
            }
            JUnit4Span parent = open.containerFor(parts.className());
            OpenSpan span = OpenSpan.ofTest(session);
            open.add(new JUnit4Span(run, notifier, null, name, parts.className(), span, parent));
            span.start(parts.description(), spanOf(parent));
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void testFinished(Object notifier, String name) {
        JUnit4Span test = open.test(notifier, name);
        if (test != null) {
            finish(test);
        }
    }

    @Override
    public void testFailed(Object notifier, String name) {
        JUnit4Span failed = open.named(notifier, name);
        if (failed != null) {
            failed.failed();
        }
    }

    @Override
    public void testAssumptionFailed(Object notifier, String name) {
        JUnit4Span aborted = open.named(notifier, name);
        if (aborted != null) {
            aborted.aborted();
        }
    }

    @Override
    public void testIgnored(Object notifier, String name) {
        TestEvents session = Joint.events();
        if (session == null || isForeign(notifier)) {
            return;
        }
        try {
            JUnit4Name parts = JUnit4Name.of(name);
            JUnit4Span container = open.classHere(notifier, parts.className());
            if (authority.counts(runOf(notifier, container))
                    && (container == null || container.tellsSkipsThrough(notifier))) {
                session.testSkipped(parts.description(), null);
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    /** Nothing of JUnit 4 counts now, as under the platform; known without garbage, which would be the test's. */
    private boolean isForeign(Object notifier) {
        return !authority.counts(notifier) && !open.anyCounts();
    }

    /** What comes through a notifier is part of a run of its own, or of the run that has its class open. */
    private Object runOf(Object notifier, @Nullable JUnit4Span container) {
        return container == null || authority.counts(notifier) ? notifier : container.run();
    }

    /** Ends the tests without a container on this thread, which goes on to what is called next. */
    private void endForgotten(Object notifier, String next) {
        List<JUnit4Span> tests = open.testsWithoutContainerHere();
        if (!authority.counts(notifier) && (open.countHere() > tests.size() || !areOver(tests, next))) {
            return;
        }
        for (JUnit4Span forgotten : tests) {
            abort(forgotten);
        }
    }

    private static boolean areOver(List<JUnit4Span> tests, String next) {
        for (JUnit4Span test : tests) {
            if (!test.isOverBefore(next)) {
                return false;
            }
        }
        return true;
    }

    private void abort(JUnit4Span forgotten) {
        forgotten.aborted();
        finish(forgotten);
    }

    private void finish(JUnit4Span finished) {
        try {
            finished.finish();
        } catch (Throwable failure) {
            failures.tell(failure);
        } finally {
            open.remove(finished);
            authority.leave(finished.run());
        }
    }

    /** A runner named other than its class is one set of parameters of it. */
    private static TestDescription container(String className, String name) {
        String uniqueId = name.equals(className) ? className : className + '/' + name;
        return new TestDescription(uniqueId, className, null, name, null, Collections.<String>emptyList());
    }

    private static @Nullable OpenSpan spanOf(@Nullable JUnit4Span parent) {
        return parent == null ? null : parent.span();
    }
}
