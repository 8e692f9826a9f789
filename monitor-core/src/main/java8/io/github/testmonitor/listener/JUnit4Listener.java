package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Events;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Hears JUnit 3 and 4 where no JUnit Platform runs them, which is Surefire up to 3.5, through the hooks woven into {@code
 * RunNotifier} and {@code ParentRunner}.
 *
 * <p>JUnit binds nobody to end what he began: a runner that ends while tests of its class are open has them ended here, as
 * aborted, else they would seem to run until the JVM ends.
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
        if (session == null || !authority.enter(notifier)) {
            return;
        }
        try {
            if (testClass == null) {
                open.add(new JUnit4Span(notifier, runner, name, null, null, null));
                return;
            }
            String className = testClass.getName();
            JUnit4Span parent = open.containerFor(className);
            OpenSpan span = OpenSpan.ofContainer(session);
            open.add(new JUnit4Span(notifier, runner, name, className, span, parent));
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
            forgotten.aborted();
            finish(forgotten, notifier);
        }
        finish(container, notifier);
    }

    @Override
    public void testStarted(Object notifier, String name) {
        TestEvents session = Joint.events();
        if (session == null || !authority.enter(notifier)) {
            return;
        }
        try {
            JUnit4Name parts = JUnit4Name.of(name);
            JUnit4Span parent = open.containerFor(parts.className());
            OpenSpan span = OpenSpan.ofTest(session);
            open.add(new JUnit4Span(notifier, null, name, parts.className(), span, parent));
            span.start(parts.description(), spanOf(parent));
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void testFinished(Object notifier, String name) {
        JUnit4Span test = open.test(notifier, name);
        if (test != null) {
            finish(test, notifier);
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
        if (session == null || !authority.counts(notifier)) {
            return;
        }
        try {
            session.testSkipped(JUnit4Name.of(name).description(), null);
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    private void finish(JUnit4Span finished, Object notifier) {
        try {
            finished.finish();
        } catch (Throwable failure) {
            failures.tell(failure);
        } finally {
            open.remove(finished);
            authority.leave(notifier);
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
