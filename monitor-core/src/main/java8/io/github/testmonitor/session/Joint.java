package io.github.testmonitor.session;

import org.jspecify.annotations.Nullable;

/**
 * Where the listeners, made by the test framework, find the session, made by the agent. The one mutable static of the core:
 * written once, before the first test; null where no agent runs, and then every listener does nothing.
 */
public final class Joint {
    private static volatile @Nullable TestEvents events;

    private Joint() {}

    public static @Nullable TestEvents events() {
        return events;
    }

    /** Connects the listeners of this class loader to a session, or, with null, takes them off again. */
    public static void connect(@Nullable TestEvents session) {
        events = session;
    }
}
