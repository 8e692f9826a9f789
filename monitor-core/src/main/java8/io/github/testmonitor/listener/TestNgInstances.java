package io.github.testmonitor.listener;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testng.IClass;
import org.testng.ITestResult;

/**
 * Which of the instances of its class an invocation has, where a factory made several. TestNG copies all of a class to tell of
 * them: it is asked once, and again where one comes that was not among them.
 *
 * <p>By identity, as the instances are the user's, and their {@code equals} and {@code hashCode} are not ours to call. Holds what TestNG
 * holds as long as it runs; to be cleared then. Thread-safe; asks TestNG under no lock.
 */
final class TestNgInstances {
    private final Map<IClass, Map<Object, Integer>> known = new IdentityHashMap<>();

    /** Counts from 0; null where there is one only, or it is not known. */
    @Nullable
    Integer indexOf(ITestResult result) {
        IClass testClass = result.getTestClass();
        Object instance = result.getInstance();
        if (testClass == null || instance == null) {
            return null;
        }
        Map<Object, Integer> instances = of(testClass);
        if (instances == null || !instances.containsKey(instance)) {
            instances = read(testClass);
            put(testClass, instances);
        }
        return instances.size() > 1 ? instances.get(instance) : null;
    }

    synchronized void clear() {
        known.clear();
    }

    private synchronized @Nullable Map<Object, Integer> of(IClass testClass) {
        return known.get(testClass);
    }

    private synchronized void put(IClass testClass, Map<Object, Integer> instances) {
        known.put(testClass, instances);
    }

    private static Map<Object, Integer> read(IClass testClass) {
        Object[] instances = testClass.getInstances(false);
        Map<Object, Integer> indexes = new IdentityHashMap<>();
        for (int i = 0; instances != null && i < instances.length; i++) {
            Object instance = TestNgInternals.unwrapped(instances[i]);
            if (!indexes.containsKey(instance)) {
                indexes.put(instance, i);
            }
        }
        return indexes;
    }
}
