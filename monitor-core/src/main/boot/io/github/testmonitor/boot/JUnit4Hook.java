package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/**
 * Where the code woven into JUnit 4 finds its listener: {@code JUnit4Hook.events().testStarted(…)}. The woven code catches
 * whatever comes out of such a call, this class not being found included; it stands in the middle of somebody's test run.
 */
public final class JUnit4Hook {
    private static final JUnit4Events NOBODY = new Nobody();
    private static volatile JUnit4Events events = NOBODY;

    private JUnit4Hook() {}

    /** The connected listener, or one that does nothing. */
    public static JUnit4Events events() {
        return events;
    }

    /** Sends all that follows to the given listener, or, with null, nowhere. */
    public static void connect(@Nullable JUnit4Events listener) {
        events = listener == null ? NOBODY : listener;
    }

    private static final class Nobody implements JUnit4Events {
        @Override
        public void containerStarted(Object notifier, Object runner, @Nullable Class<?> testClass, String name) {}

        @Override
        public void containerFinished(Object notifier, Object runner) {}

        @Override
        public void testStarted(Object notifier, String name) {}

        @Override
        public void testFailed(Object notifier, String name) {}

        @Override
        public void testAssumptionFailed(Object notifier, String name) {}

        @Override
        public void testIgnored(Object notifier, String name) {}

        @Override
        public void testFinished(Object notifier, String name) {}
    }
}
