package io.github.testmonitor.boot;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where monitor-api tells of sections. It knows this class by name only, and the types of the JDK in between, since it may be there
 * without us, and in class loaders that do not see each other.
 */
public final class SectionHook implements Function<String, @Nullable Runnable> {
    private static volatile @Nullable SectionEvents events;

    private SectionHook() {}

    /** Sends all that follows to the given listener, or, with null, nowhere. */
    public static void connect(@Nullable SectionEvents listener) {
        events = listener;
    }

    /** Starts sections for as long as this JVM runs, whoever is connected at that time. Found by name. */
    public static Function<String, @Nullable Runnable> starter() {
        return new SectionHook();
    }

    /** Never throws: it stands in the middle of a test. Returns what ends the section, or null where there is none. */
    @Override
    public @Nullable Runnable apply(String name) {
        SectionEvents listener = events;
        if (listener == null) {
            return null;
        }
        try {
            return listener.started(name);
        } catch (Throwable ours) {
            return null;
        }
    }
}
