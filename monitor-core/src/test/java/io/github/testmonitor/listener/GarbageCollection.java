package io.github.testmonitor.listener;

import java.lang.ref.WeakReference;

/** Asks the JVM to collect, a few times, as one collection need not be enough. */
final class GarbageCollection {
    private GarbageCollection() {}

    static boolean clears(WeakReference<?> reference) {
        for (int i = 0; i < 20 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }
}
