package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkHook;
import io.github.testmonitor.weave.WovenClasses;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooks into the classes of the JDK that hand work from thread to thread. Those that are not loaded yet are woven as
 * they are; the others are retransformed, all in one go. It stays registered and weaves a class the same way each time, so that the
 * hooks survive other agents that retransform the class.
 *
 * <p>All classes of users cost a look at their class loader, those of the JDK a comparison of names.
 */
final class JdkWeaver implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    /** Classes that were woven when they were first loaded, and must keep the field they got then. */
    private final Set<String> wovenAtLoad = ConcurrentHashMap.newKeySet();

    private final Set<String> unwoven = ConcurrentHashMap.newKeySet();
    private final WovenClasses known;
    private final BiConsumer<String, String> failures;

    /** @param failures takes the internal name of a class that could not be woven, and why, once for each; on any thread */
    JdkWeaver(Instrumentation instrumentation, WovenClasses known, BiConsumer<String, String> failures) {
        this.instrumentation = instrumentation;
        this.known = known;
        this.failures = failures;
    }

    /** Weaves what is loaded from now on. Takes next to no time. */
    void register() {
        instrumentation.addTransformer(this, true);
    }

    /**
     * Weaves what has been loaded before, and loads what no test can do without, so that it is known at once whether it can be
     * woven. Takes some milliseconds, and stops all threads for one of them.
     */
    void weave() {
        List<Class<?>> loadedBefore = new ArrayList<>();
        for (String type : JdkWeave.ESSENTIAL) {
            add(type, loadedBefore);
        }
        for (Class<?> loaded : instrumentation.getInitiatedClasses(null)) {
            if (isThreadPoolOrTask(loaded)) {
                String type = loaded.getName().replace('.', '/');
                add(type, loadedBefore);
                if (type.equals(JdkWeave.TIMER_THREAD)) {
                    add(JdkWeave.TIMER, loadedBefore);
                } else if (type.equals(JdkWeave.COMPLETION)) {
                    add(JdkWeave.COMPLETABLE_FUTURE, loadedBefore);
                }
            }
        }
        retransform(loadedBefore);
    }

    /**
     * All that is woven but timers and futures, which never come without their threads and stages; asking a thousand classes for their
     * names takes longer.
     */
    private static boolean isThreadPoolOrTask(Class<?> loaded) {
        return Thread.class.isAssignableFrom(loaded)
                || ForkJoinTask.class.isAssignableFrom(loaded)
                || RejectedExecutionHandler.class.isAssignableFrom(loaded)
                || loaded.getSuperclass() == ThreadPoolExecutor.class;
    }

    /** Loads the class and, where it was loaded unwoven, adds it. */
    private void add(String type, List<Class<?>> loadedBefore) {
        if (!isWoven(type)) {
            return;
        }
        try {
            Class<?> loaded = Class.forName(type.replace('/', '.'), false, null);
            if (!wovenAtLoad.contains(type) && !unwoven.contains(type) && !loadedBefore.contains(loaded)) {
                loadedBefore.add(loaded);
            }
        } catch (ClassNotFoundException missing) {
            failed(type, missing);
        }
    }

    private void retransform(List<Class<?>> loadedBefore) {
        try {
            instrumentation.retransformClasses(loadedBefore.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError failure) {
            for (Class<?> type : loadedBefore) {
                failed(type.getName().replace('.', '/'), failure);
            }
        }
    }

    private void failed(String type, Throwable problem) {
        if (unwoven.add(type)) {
            failures.accept(type, problem.toString());
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || className == null || !isWoven(className)) {
            return null;
        }
        Object paused = WorkHook.pauses(); // A test needs the class, and should not pay for us.
        try {
            boolean mayAddField = redefined == null || wovenAtLoad.contains(className);
            byte[] woven = woven(className, classFile, mayAddField);
            if (redefined == null) {
                wovenAtLoad.add(className);
            }
            return woven;
        } catch (Throwable failure) {
            failed(className, failure);
            return null;
        } finally {
            WorkHook.leave(paused);
        }
    }

    private boolean isWoven(String type) {
        return JdkWeave.TYPES.contains(type)
                && (!JdkWeave.NEEDING_FIELD.contains(type)
                        || (wovenAtLoad.contains(JdkWeave.FORK_JOIN_TASK) && tasksHaveField()));
    }

    /** Asks the class itself: whoever came behind us may have left the field out, and a stage that misses it would never be fired. */
    private static boolean tasksHaveField() {
        try {
            int modifiers = ForkJoinTask.class.getDeclaredField(JdkWeave.FIELD).getModifiers();
            return !Modifier.isPrivate(modifiers);
        } catch (NoSuchFieldException missing) {
            return false;
        }
    }

    private byte[] woven(String type, byte[] classFile, boolean mayAddField) {
        String name = type.replace('/', '.') + (mayAddField ? "" : "-as-loaded");
        byte[] before = known.find(name, classFile);
        if (before != null) {
            return before;
        }
        byte[] woven = JdkWeave.weave(type, classFile, mayAddField);
        known.keep(name, classFile, woven);
        return woven;
    }
}
