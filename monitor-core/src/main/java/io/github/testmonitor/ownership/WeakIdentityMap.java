package io.github.testmonitor.ownership;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Notes about objects of others, which it neither keeps alive nor asks anything: keys are held weakly and compared by identity. Any
 * thread may call. Values are compared by {@code equals}, so they should have none of their own.
 */
public final class WeakIdentityMap<V> {
    private final ConcurrentHashMap<Object, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final AtomicBoolean forgetting = new AtomicBoolean();

    /** Never by a look at the size first: the map counts after it has put and removed, so that it may call itself empty when it is not. */
    public @Nullable V get(Object key) {
        return values.get(new Lookup(key));
    }

    public @Nullable V putIfAbsent(Object key, V value) {
        // More than one comes, so that the map shrinks; but not all, since the caller is in the middle of somebody's
        // work.
        forgetCollected(2);
        return values.putIfAbsent(new Key(key, collected), value);
    }

    /** Forgets objects that are gone, this many at most. */
    public void forgetCollected(int most) {
        if (forgetting.compareAndSet(false, true)) { // Else somebody is at it, and a queue may make its pollers wait.
            try {
                Reference<?> gone = collected.poll();
                for (int forgotten = 0; gone != null; gone = ++forgotten < most ? collected.poll() : null) {
                    values.remove(gone);
                }
            } finally {
                forgetting.set(false);
            }
        }
    }

    boolean replace(Object key, V from, V to) {
        return values.replace(new Lookup(key), from, to);
    }

    void remove(Object key) {
        values.remove(new Lookup(key));
    }

    boolean remove(Object key, V value) {
        return values.remove(new Lookup(key), value);
    }

    int size() {
        return values.size();
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object key, ReferenceQueue<Object> collected) {
            super(key, collected);
            this.hash = System.identityHashCode(key);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other || other instanceof Lookup lookup && refersTo(lookup.key)) {
                return true;
            }
            Object own = get();
            return own != null && other instanceof Key key && key.refersTo(own);
        }
    }

    private static final class Lookup {
        private final Object key;

        Lookup(Object key) {
            this.key = key;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(key);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key stored && stored.refersTo(key);
        }
    }
}
