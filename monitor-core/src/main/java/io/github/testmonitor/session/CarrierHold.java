package io.github.testmonitor.session;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a virtual thread on its carrier while it is in the session. From JDK 24 on it would leave the carrier where it has to wait for a
 * lock, and keep those that it has until another is free to carry it: which may be never, while others wait for them, the end of
 * the JVM among them. Before, the JVM itself holds it. Nothing is thrown. Any thread may call.
 */
final class CarrierHold {
    private static final int FIRST_THAT_NEEDS_IT = 24;
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";

    private final @Nullable Instrumentation instrumentation;
    private final @Nullable Class<?> virtualThread;
    private volatile @Nullable MethodHandle pin;
    private volatile @Nullable MethodHandle unpin;
    private volatile boolean impossible;

    /** @param instrumentation without it nothing is held */
    CarrierHold(@Nullable Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        virtualThread = instrumentation == null || Runtime.version().feature() < FIRST_THAT_NEEDS_IT
                ? null
                : classOfJdk("java.lang.VirtualThread");
    }

    /** Holds the calling thread, if need be. Returns what {@link #release} has to be told. */
    boolean hold() {
        if (Thread.currentThread().getClass() != virtualThread || impossible) {
            return false;
        }
        try {
            pin().invokeExact();
            return true;
        } catch (Throwable otherJdk) {
            impossible = true;
            return false;
        }
    }

    void release(boolean held) {
        MethodHandle known = unpin;
        if (held && known != null) {
            try {
                known.invokeExact();
            } catch (Throwable otherJdk) {
                impossible = true;
            }
        }
    }

    private MethodHandle pin() throws ReflectiveOperationException {
        MethodHandle known = pin;
        if (known == null) {
            Class<?> continuation = Class.forName(CONTINUATION, true, null);
            export(continuation);
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType type = MethodType.methodType(void.class);
            unpin = lookup.findStatic(continuation, "unpin", type);
            known = lookup.findStatic(continuation, "pin", type);
            pin = known;
        }
        return known;
    }

    /** To this module alone, which is that of the boot class path in a fork, where no test is. */
    private void export(Class<?> type) {
        if (instrumentation != null) {
            instrumentation.redefineModule(
                    type.getModule(),
                    Set.of(),
                    Map.of(type.getPackageName(), Set.of(CarrierHold.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
        }
    }

    private static @Nullable Class<?> classOfJdk(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException otherJdk) {
            return null;
        }
    }
}
