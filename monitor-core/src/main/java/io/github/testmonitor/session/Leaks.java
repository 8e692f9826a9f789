package io.github.testmonitor.session;

import io.github.testmonitor.probe.OpenFileNames;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Leaked;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads and the files that tests leave behind. Threads are listed where the count of started ones has moved over a span;
 * what is new and alive at its end is blamed on it. Files are listed at the ends of spans of 10 ms and more where more are open than
 * at the list before; they are blamed on the span only if no other test has run since then. Where tests overlap nobody is blamed.
 *
 * <p>Blame is written only once {@link #GRACE_NANOS} have passed since the end of the span and it is there still: executors take
 * their time to stop. At the end of the fork {@link #LAST_GRACE_NANOS} suffice, since nobody will stop it any more. Any thread may
 * call; what it holds is bounded by what is alive.
 */
final class Leaks {
    /** {@value} ns. */
    static final long GRACE_NANOS = 1_000_000_000;
    /** {@value} ns. */
    static final long LAST_GRACE_NANOS = 100_000_000;

    private final ForkFileWriter out;
    private final AllowedLeaks allowed;
    private final ThreadGroup root;
    private final Set<Long> knownThreads = new HashSet<>();
    private final Map<Thread, Boolean> testThreads = new WeakHashMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private @Nullable OpenFileNames files;
    private Map<String, String> knownFiles = new HashMap<>();
    private long knownFileCount = Long.MAX_VALUE;
    private int testsSinceFiles;
    private volatile long startedThreads = -1;

    Leaks(ForkFileWriter out, List<String> allowed) {
        this.out = out;
        this.allowed = new AllowedLeaks(allowed);
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        root = group;
    }

    /** What a span may have left behind. */
    private interface Suspect {
        long span();

        long sinceNanos();

        boolean isThere();
    }

    private record SuspectThread(long span, long sinceNanos, Thread thread) implements Suspect {
        @Override
        public boolean isThere() {
            return thread.isAlive();
        }
    }

    private record SuspectFile(long span, long sinceNanos, String number, String name, OpenFileNames files)
            implements Suspect {
        @Override
        public boolean isThere() {
            return name.equals(files.name(number));
        }
    }

    /** The calling thread runs tests: it is the framework's, however it came about. */
    synchronized void runsTests(Thread thread) {
        testThreads.put(thread, Boolean.TRUE);
    }

    /** A span is about to start: what has come since the last one ended is nobody's. */
    void start(Readings edge) {
        if (edge.has(Reading.THREADS_STARTED) && edge.value(Reading.THREADS_STARTED) != startedThreads) {
            synchronized (this) {
                if (threadsMoved(edge)) {
                    newThreads();
                }
            }
        }
    }

    /** A span has finished. Shared spans are not blamed. */
    synchronized void finish(long span, boolean test, boolean shared, Readings edge, long nanos) {
        testsSinceFiles += test ? 1 : 0;
        if (threadsMoved(edge)) {
            for (Thread thread : newThreads()) {
                if (!shared && !allowed.allows(thread)) {
                    suspects.add(new SuspectThread(span, nanos, thread));
                }
            }
        }
    }

    /** Files are looked for where a span of 10 ms and more has finished. */
    synchronized void finishLong(
            long span, boolean shared, Readings longEdge, @Nullable OpenFileNames names, long nanos) {
        if (names == null || !longEdge.has(Reading.OPEN_FILES)) {
            return;
        }
        files = names;
        long count = longEdge.value(Reading.OPEN_FILES);
        if (count > knownFileCount || knownFileCount == Long.MAX_VALUE) {
            boolean blame = !shared && testsSinceFiles <= 1 && knownFileCount != Long.MAX_VALUE;
            Map<String, String> open = names.list();
            for (Map.Entry<String, String> file : open.entrySet()) {
                String name = file.getValue();
                if (blame && !name.equals(knownFiles.get(file.getKey())) && !allowed.allows(fileName(name))) {
                    suspects.add(new SuspectFile(span, nanos, file.getKey(), name, names));
                }
            }
            knownFiles = open;
        }
        knownFileCount = count;
        testsSinceFiles = 0;
    }

    /** Writes what has been left behind for good. */
    synchronized void tick(long startNanos, long nanos) {
        if (!suspects.isEmpty()) {
            write(startNanos, nanos, GRACE_NANOS);
        }
    }

    /** The fork ends. */
    synchronized void end(long startNanos, long nanos) {
        write(startNanos, nanos, LAST_GRACE_NANOS);
    }

    private void write(long startNanos, long nanos, long grace) {
        Map<Long, List<String>> threads = new TreeMap<>();
        List<SuspectFile> left = new ArrayList<>();
        for (Iterator<Suspect> all = suspects.iterator(); all.hasNext(); ) {
            Suspect suspect = all.next();
            boolean there = suspect.isThere();
            if (there && nanos - suspect.sinceNanos() < grace) {
                continue;
            }
            all.remove();
            if (there && suspect instanceof SuspectThread thread && !testThreads.containsKey(thread.thread())) {
                add(threads, suspect.span(), thread.thread().getName());
            } else if (there && suspect instanceof SuspectFile file) {
                left.add(file);
            }
        }
        Map<Long, List<String>> names = namesBySpan(left);
        Set<Long> spans = new HashSet<>(threads.keySet());
        spans.addAll(names.keySet());
        for (Long span : spans) {
            out.write(new Leaked(
                    nanos - startNanos,
                    span,
                    threads.getOrDefault(span, List.of()),
                    names.getOrDefault(span, List.of())));
        }
    }

    /** What is allowed by the name that is told is not told either. */
    private Map<Long, List<String>> namesBySpan(List<SuspectFile> left) {
        Map<String, String> sockets = socketNames(left);
        Map<Long, List<String>> names = new TreeMap<>();
        for (SuspectFile file : left) {
            String socket = sockets.get(file.name());
            if (socket == null) {
                add(names, file.span(), fileName(file.name()));
            } else if (!allowed.allows(socket)) {
                add(names, file.span(), socket);
            }
        }
        return names;
    }

    private static Map<String, String> socketNames(List<SuspectFile> left) {
        Set<String> sockets = new HashSet<>();
        for (SuspectFile file : left) {
            if (OpenFileNames.isSocket(file.name())) {
                sockets.add(file.name());
            }
        }
        return sockets.isEmpty() ? Map.of() : left.get(0).files().describeSockets(sockets);
    }

    private static void add(Map<Long, List<String>> bySpan, long span, String name) {
        List<String> names = bySpan.get(span);
        if (names == null) {
            names = new ArrayList<>();
            bySpan.put(span, names);
        }
        names.add(name);
    }

    private boolean threadsMoved(Readings edge) {
        if (!edge.has(Reading.THREADS_STARTED) || edge.value(Reading.THREADS_STARTED) == startedThreads) {
            return false;
        }
        startedThreads = edge.value(Reading.THREADS_STARTED);
        return true;
    }

    /** Threads are never listed twice: their ids are not used again. */
    private List<Thread> newThreads() {
        Thread[] alive = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(alive, true);
        List<Thread> fresh = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            long id = alive[i].getId();
            ids.add(id);
            if (!knownThreads.contains(id)) {
                fresh.add(alive[i]);
            }
        }
        knownThreads.clear();
        knownThreads.addAll(ids);
        return fresh;
    }

    private static String fileName(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }
}
