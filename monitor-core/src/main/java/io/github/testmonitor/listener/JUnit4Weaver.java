package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Hook;
import io.github.testmonitor.weave.WovenClasses;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooks of JUnit 4 into two classes, by whatever class loader they come: {@code RunNotifier}, through which a runner
 * reports its tests, and {@code ParentRunner}, which runs a class with its set-up and tear-down. Works from JUnit 4.5 on; older
 * ones have no {@code ParentRunner}, and their tests no container. Where there is no JUnit 4 at all, the {@code TestResult} of
 * JUnit 3 is woven in their place.
 *
 * <p>All other classes cost a comparison of names. A class that is not as expected stays as it is, and that is told.
 */
public final class JUnit4Weaver implements ClassFileTransformer {
    private static final String RUN_NOTIFIER = "org/junit/runner/notification/RunNotifier";
    private static final String PARENT_RUNNER = "org/junit/runners/ParentRunner";
    private static final String TEST_RESULT = "junit/framework/TestResult";

    private final WovenClasses known;
    private final Consumer<String> failures;
    private boolean connected;

    /** Of hooks that somebody else connects. */
    JUnit4Weaver(Consumer<String> failures) {
        this(new WovenClasses(null), failures, true);
    }

    private JUnit4Weaver(WovenClasses known, Consumer<String> failures, boolean connected) {
        this.known = known;
        this.failures = failures;
        this.connected = connected;
    }

    /**
     * Weaves the hooks into JUnit 4 as it is loaded, and connects them then, as most forks of the JUnit Platform never load it. To be
     * called once, before any class of JUnit is loaded.
     *
     * @param known what other forks have woven
     * @param failures takes one sentence for each class that could not be woven; called on the thread that loads the class
     */
    public static void install(Instrumentation instrumentation, WovenClasses known, Consumer<String> failures) {
        // Weaves a class again when other agents retransform it. One that did not would be a second interest of ours in
        // each class that this JVM loads, for 10 µs each.
        instrumentation.addTransformer(new JUnit4Weaver(known, failures, false), true);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className == null) {
            return null;
        }
        try {
            switch (className) {
                case RUN_NOTIFIER:
                    return woven(className, classFile, Hooks.ofRunNotifier());
                case PARENT_RUNNER:
                    return woven(className, classFile, Hooks.ofParentRunner());
                case TEST_RESULT:
                    return hasJUnit4(loader) ? null : woven(className, classFile, Hooks.ofTestResult());
                default:
                    return null;
            }
        } catch (Throwable failure) {
            failures.accept("could not weave " + className.replace('/', '.') + ": " + failure);
            return null;
        }
    }

    private byte[] woven(String type, byte[] classFile, List<Hook> hooks) {
        connect();
        String name = type.replace('/', '.');
        byte[] before = known.find(name, classFile);
        if (before != null) {
            return before;
        }
        byte[] woven = Weaving.weave(classFile, hooks);
        known.keep(name, classFile, woven);
        return woven;
    }

    /** Once, however many class loaders have a JUnit 4 of their own: the listener knows what is open. */
    private synchronized void connect() {
        if (!connected) {
            connected = true;
            JUnit4Hook.connect(new JUnit4Listener(Authority.OF_THIS_JVM));
        }
    }

    /** JUnit 4 has JUnit 3 in it, and tells its tests by the notifier. */
    private static boolean hasJUnit4(@Nullable ClassLoader loader) {
        return loader == null || loader.getResource(RUN_NOTIFIER + ".class") != null;
    }
}
