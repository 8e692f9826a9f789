package io.github.testmonitor.listener;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells apart the invocations of a TestNG test that nothing else tells apart ({@code invocationCount}): the first is 0. A retry of
 * a failed invocation, which TestNG starts next and on the same thread, keeps the number: it is another attempt of the same.
 *
 * <p>Remembers the latest {@value #REMEMBERED} names only, so that its memory does not grow with the number of tests; a name that
 * comes back after so many others is taken for another attempt of the first. Thread-safe.
 */
final class Occurrences {
    private static final int REMEMBERED = 1024;

    private final Map<String, Integer> latest = new Latest();
    private final Map<Thread, Retry> expected = new ConcurrentHashMap<>();

    int next(String name) {
        Retry retry = expected.remove(Thread.currentThread());
        if (retry != null && retry.name.equals(name)) {
            return retry.occurrence;
        }
        synchronized (latest) {
            Integer before = latest.get(name);
            int next = before == null ? 0 : before + 1;
            latest.put(name, next);
            return next;
        }
    }

    /** This occurrence failed on this thread and is going to be retried. */
    void retried(String name, int occurrence) {
        expected.put(Thread.currentThread(), new Retry(name, occurrence));
    }

    private static final class Retry {
        private final String name;
        private final int occurrence;

        Retry(String name, int occurrence) {
            this.name = name;
            this.occurrence = occurrence;
        }
    }

    private static final class Latest extends LinkedHashMap<String, Integer> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    }
}
