package io.github.testmonitor.api;

import java.util.function.Function;

/**
 * A named part of a test, which gets figures of its own in the report: CPU time, allocation, peak heap and the others of a test.
 *
 * <pre>{@code
 * try (Section s = Section.start("load")) {
 *     …
 * }
 * }</pre>
 *
 * <p>A section belongs to the test, or to the class's set-up, that the calling thread works for: the test's own thread, and each that
 * the monitor knows to work for it, as those of executors. What this thread does until the section is closed, and what it hands on to
 * other threads meanwhile, is the section's. Its figures are a part of those of the test. Sections nest. Closing one closes those
 * within it; the end of the test closes all.
 *
 * <p>Where nobody monitors, or the thread works for no test, nothing happens, at a cost of nanoseconds. Nothing here ever throws. Any
 * thread may close.
 */
public final class Section implements AutoCloseable {
    private static final String HOOK = "io.github.testmonitor.boot.SectionHook";
    private static final Function<String, Runnable> STARTER = starter();
    private static final Section NONE = new Section(null);

    private final Runnable end;

    private Section(Runnable end) {
        this.end = end;
    }

    /**
     * Begins a section on the calling thread.
     *
     * @param name what the test is doing, the same each time; longer ones than 200 characters are cut. Null stands for "null".
     * @return what ends the section; never null
     */
    public static Section start(String name) {
        if (STARTER == null) {
            return NONE;
        }
        Runnable end = STARTER.apply(String.valueOf(name));
        return end == null ? NONE : new Section(end);
    }

    /** Ends the section, and those within it that are still open. A second call does nothing. */
    @Override
    public void close() {
        if (end != null) {
            end.run();
        }
    }

    /** The agent's, from the boot class path; null where there is no agent. */
    private static Function<String, Runnable> starter() {
        Function<String, Runnable> starter = starter(Section.class.getClassLoader());
        // A class loader of a container may not ask the boot class path for packages that it does not know.
        return starter != null ? starter : starter(null);
    }

    @SuppressWarnings("unchecked")
    private static Function<String, Runnable> starter(ClassLoader loader) {
        try {
            return (Function<String, Runnable>)
                    Class.forName(HOOK, true, loader).getMethod("starter").invoke(null);
        } catch (Throwable nobodyMonitors) {
            return null; // Which is as good as any other run of the tests.
        }
    }
}
