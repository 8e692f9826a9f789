package io.github.testmonitor.ownership;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a virtual thread on its carrier while it is in our code, see decision 0030. From JDK 24 on it would leave the carrier where it has to
 * wait for a lock, and take its turn, or what it has already, along: for as long as no carrier is free, which is for ever where these wait for
 * the same lock. Before, each JDK holds it by itself. Any thread may call; a block that is to be held is {@code try (CarrierHold held =
 * carrier.hold())}, which makes no object.
 */
public final class CarrierHold implements AutoCloseable {
    private static final int FIRST_THAT_NEEDS_IT = 24;
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";

    private final @Nullable Instrumentation instrumentation;
    private final @Nullable Class<?> virtualThread;
    private volatile @Nullable MethodHandle pin;
    private volatile @Nullable MethodHandle unpin;

    /** @param instrumentation without it nothing is held */
    public CarrierHold(@Nullable Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        virtualThread =
                Runtime.version().feature() < FIRST_THAT_NEEDS_IT ? null : classOfJdk("java.lang.VirtualThread");
    }

    /** Whether virtual threads have to be held in this JVM. */
    boolean isNeeded() {
        return virtualThread != null;
    }

    /**
     * Finds what it needs. Takes some milliseconds the first time, and is not for a virtual thread to do.
     *
     * @throws ReflectiveOperationException in a JDK that is not as expected
     */
    public void prepare() throws ReflectiveOperationException {
        if (virtualThread == null || instrumentation == null || pin != null) {
            return;
        }
        Class<?> continuation = Class.forName(CONTINUATION, true, null);
        // To this module alone, which is that of the boot class path in a fork, where no test is.
        instrumentation.redefineModule(
                continuation.getModule(),
                Set.of(),
                Map.of(continuation.getPackageName(), Set.of(CarrierHold.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(void.class);
        unpin = lookup.findStatic(continuation, "unpin", type);
        pin = lookup.findStatic(continuation, "pin", type);
    }

    /**
     * Holds the calling thread, if need be and if it can, until it closes what this returns: this very hold, or null where there is
     * nothing to let go. Throws nothing.
     */
    public @Nullable CarrierHold hold() {
        try {
            return holdOrThrow();
        } catch (Throwable noRoom) { // No stack, most likely; and the next call may have it.
            return null;
        }
    }

    /** As {@link #hold}, but that it throws where it should hold the thread and cannot. */
    @Nullable
    CarrierHold holdOrThrow() throws Throwable {
        if (Thread.currentThread().getClass() != virtualThread) {
            return null;
        }
        MethodHandle known = pin;
        if (known == null) {
            return null;
        }
        known.invokeExact();
        return this;
    }

    /** Lets the calling thread go, which {@link #hold} has held. */
    @Override
    public void close() {
        MethodHandle known = unpin;
        if (known != null) {
            try {
                known.invokeExact();
            } catch (Throwable otherJdk) {
                // It was held by the other half of the same class.
            }
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
