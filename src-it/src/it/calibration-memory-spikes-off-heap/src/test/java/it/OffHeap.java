package it;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import sun.misc.Unsafe;

/** Memory that is resident while it is held, and no longer. */
final class OffHeap {
    private static final Unsafe UNSAFE = unsafe();

    private OffHeap() {}

    /** Holds so many MiB for 5 ms. The JVM fills them with zeros, and so makes them resident. */
    static void spike(int mebibytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(mebibytes << 20);
        LockSupport.parkNanos(5_000_000);
        UNSAFE.invokeCleaner(buffer);
    }

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException problem) {
            throw new AssertionError(problem);
        }
    }
}
