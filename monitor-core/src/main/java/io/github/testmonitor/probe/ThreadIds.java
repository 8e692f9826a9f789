package io.github.testmonitor.probe;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's numbers of threads, by which its beans know them. {@link Thread#getId} is not final: a class of users may have one of its own,
 * which tells something else, and would run in the middle of our work. Takes no lock. Any thread may ask.
 */
final class ThreadIds {
    /** In the place of what cannot be told. */
    static final long NONE = 0;

    private static final int FIRST_WITH_FINAL_METHOD = 19;

    private final @Nullable Instrumentation instrumentation;
    private volatile @Nullable Method method;
    private volatile @Nullable Field field;

    /** @param instrumentation needed for threads of users' classes up to JDK 18; without it these are asked themselves */
    ThreadIds(@Nullable Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** The number, or {@link #NONE}. */
    long of(Thread thread) {
        if (thread.getClass().getClassLoader() == null) { // The JDK's own, which say what is so.
            return thread.getId();
        }
        try {
            if (Runtime.version().feature() >= FIRST_WITH_FINAL_METHOD) {
                return (Long) method().invoke(thread);
            }
            return instrumentation == null
                    ? Math.max(NONE, thread.getId())
                    : field(instrumentation).getLong(thread);
        } catch (NoSuchMethodException | NoSuchFieldException | IllegalAccessException otherJdk) {
            return NONE;
        } catch (InvocationTargetException | RuntimeException problem) {
            return NONE;
        }
    }

    private Method method() throws NoSuchMethodException {
        Method known = method;
        if (known == null) {
            known = Thread.class.getMethod("threadId");
            method = known;
        }
        return known;
    }

    private Field field(Instrumentation opening) throws NoSuchFieldException {
        Field known = field;
        if (known == null) {
            // To this module alone, which is that of the boot class path in a fork, where no test is.
            opening.redefineModule(
                    Thread.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of(Thread.class.getPackageName(), Set.of(ThreadIds.class.getModule())),
                    Set.of(),
                    Map.of());
            known = Thread.class.getDeclaredField("tid");
            known.setAccessible(true);
            field = known;
        }
        return known;
    }
}
