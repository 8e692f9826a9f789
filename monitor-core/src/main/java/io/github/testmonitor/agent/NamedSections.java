package io.github.testmonitor.agent;

import io.github.testmonitor.boot.SectionEvents;
import io.github.testmonitor.boot.SectionHook;
import io.github.testmonitor.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The joint of monitor-api to a session. By itself, since it needs the boot class path: without that only the sections of
 * monitor-api are missing.
 */
record NamedSections(Session session) implements SectionEvents {

    /** Sends the sections that are named from here on to the session. */
    static void connect(Session session) {
        SectionHook.connect(new NamedSections(session));
    }

    /** Sends them nowhere. */
    static void disconnect() {
        SectionHook.connect(null);
    }

    @Override
    public @Nullable Runnable started(String name) {
        return session.startSection(name);
    }
}
