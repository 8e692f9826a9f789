package io.github.testmonitor.session;

import io.github.testmonitor.ownership.WeakIdentityMap;
import io.github.testmonitor.probe.OpenFileNames;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Leaked;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.Ticker;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads and the files that tests, and the set-up and tear-down of classes, leave behind. Threads are listed where the count
 * of started ones has moved over a span; what is new and alive at its end is blamed on it. Files are looked for at the ends of spans of
 * 10 ms and more, at starts of containers and of their first tests, and at other starts where as much time has passed; they are blamed on a test only if no other has run since the
 * look before. Where tests overlap nobody is blamed.
 *
 * <p>Blame is written only once {@link #GRACE_NANOS} have passed since the end of the span and it is there still: executors take
 * their time to stop. What the set-up of a class has made is asked for when the class has finished; what a set-up that is a span of its
 * own has made, as in TestNG, at the end of the fork, as it may serve all that follow. At the end of the fork {@link #LAST_GRACE_NANOS}
 * suffice, since nobody will stop it any more. Any thread may call; what it holds is bounded by what is alive.
 */
final class Leaks {
    /** {@value} ns. */
    static final long GRACE_NANOS = 1_000_000_000;
    /** {@value} ns. */
    static final long LAST_GRACE_NANOS = 100_000_000;
    /** At a start files are counted only where this much time has passed since the last look: {@value} ns. */
    static final long LOOK_NANOS = 10_000_000;

    private final ForkFileWriter out;
    private final AllowedLeaks allowed;
    private final NewThreads newThreads = new NewThreads();
    private final NewFiles newFiles;
    private final WeakIdentityMap<Boolean> testThreads = new WeakIdentityMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final Map<Long, List<Suspect>> ofSetUps = new HashMap<>();
    private final List<Suspect> untilTheEnd = new ArrayList<>();
    private int testsSinceFiles;

    /** @param ticker the time that listing files takes */
    Leaks(ForkFileWriter out, List<String> allowed, Ticker ticker) {
        this.out = out;
        this.newFiles = new NewFiles(ticker);
        this.allowed = new AllowedLeaks(allowed);
    }

    /** What a span may have left behind. */
    private interface Suspect {
        long span();

        long sinceNanos();

        boolean isThere();

        Suspect since(long nanos);
    }

    /** Held weakly: of one that has ended nothing is kept, as its class loader, which a test may wait to see gone. */
    private record SuspectThread(long span, long sinceNanos, WeakReference<Thread> thread) implements Suspect {
        @Override
        public boolean isThere() {
            Thread held = thread.get();
            return held != null && held.isAlive();
        }

        @Override
        public Suspect since(long nanos) {
            return new SuspectThread(span, nanos, thread);
        }
    }

    private record SuspectFile(long span, long sinceNanos, String number, String name, OpenFileNames files)
            implements Suspect {
        @Override
        public boolean isThere() {
            return name.equals(files.name(number));
        }

        @Override
        public Suspect since(long nanos) {
            return new SuspectFile(span, nanos, number, name, files);
        }
    }

    /** The calling thread runs tests: it is the framework's, however it came about. */
    synchronized void runsTests(Thread thread) {
        testThreads.putIfAbsent(thread, Boolean.TRUE);
    }

    /**
     * Whether files are to be counted for {@link #start}.
     *
     * @param setUp a set-up begins or ends with the span: of what came just before nobody else may be blamed
     */
    boolean wantsFiles(boolean setUp, long nanos) {
        return setUp || newFiles.isOlderThan(LOOK_NANOS, nanos);
    }

    /**
     * A span is about to start: what has come since the last one began or ended is of the set-up that ends here, or else nobody's.
     *
     * @param setUp the container whose set-up ends here, if nothing else ran beside it; else null
     * @param files how many are open; without a count they are not looked for
     */
    void start(
            @Nullable Long setUp, Readings edge, @Nullable Readings files, @Nullable OpenFileNames names, long nanos) {
        if (newThreads.haveMoved(edge)) {
            threadsAtStart(setUp, edge, nanos);
        }
        if (files != null && names != null && files.has(Reading.OPEN_FILES)) {
            filesAtStart(setUp, files, names, nanos);
        }
    }

    private synchronized void threadsAtStart(@Nullable Long setUp, Readings edge, long nanos) {
        if (newThreads.haveMoved(edge)) {
            List<Thread> fresh = newThreads.take(edge);
            if (setUp != null) {
                hold(setUp, suspects(setUp, fresh, nanos));
            }
        }
    }

    private synchronized void filesAtStart(@Nullable Long setUp, Readings files, OpenFileNames names, long nanos) {
        Map<String, String> fresh = newFiles.look(files.value(Reading.OPEN_FILES), names, nanos);
        if (setUp != null && testsSinceFiles == 0) {
            hold(setUp, suspects(setUp, fresh, names, nanos));
        }
        testsSinceFiles = 0;
    }

    private void hold(long setUp, List<Suspect> found) {
        if (found.isEmpty()) {
            return;
        }
        List<Suspect> held = ofSetUps.get(setUp);
        if (held == null) {
            ofSetUps.put(setUp, found);
        } else {
            held.addAll(found);
        }
    }

    /**
     * A span has finished. Shared spans are not blamed.
     *
     * @param serves what it made may be for what follows: it is set-up, and a span of its own
     */
    synchronized void finish(long span, boolean test, boolean serves, boolean shared, Readings edge, long nanos) {
        testsSinceFiles += test ? 1 : 0;
        if (newThreads.haveMoved(edge)) {
            List<Thread> fresh = newThreads.take(edge);
            if (!shared) {
                blame(suspects(span, fresh, nanos), serves);
            }
        }
        List<Suspect> ofSetUp = ofSetUps.remove(span);
        if (ofSetUp != null) {
            removeGone(ofSetUp); // At once: the next class may open the same file again.
            for (Suspect suspect : ofSetUp) {
                suspects.add(suspect.since(nanos));
            }
        }
    }

    /** Files are looked for where a span of 10 ms and more has finished. */
    synchronized void finishLong(
            long span, boolean serves, boolean shared, Readings longEdge, @Nullable OpenFileNames names, long nanos) {
        if (names == null || !longEdge.has(Reading.OPEN_FILES)) {
            return;
        }
        Map<String, String> fresh = newFiles.look(longEdge.value(Reading.OPEN_FILES), names, nanos);
        if (!shared && testsSinceFiles <= 1) {
            blame(suspects(span, fresh, names, nanos), serves);
        }
        testsSinceFiles = 0;
    }

    private void blame(List<Suspect> found, boolean serves) {
        if (serves && !found.isEmpty()) {
            removeGone(untilTheEnd);
            untilTheEnd.addAll(found);
        } else {
            suspects.addAll(found);
        }
    }

    private static void removeGone(List<Suspect> held) {
        for (Iterator<Suspect> all = held.iterator(); all.hasNext(); ) {
            if (!all.next().isThere()) {
                all.remove();
            }
        }
    }

    private List<Suspect> suspects(long span, List<Thread> threads, long nanos) {
        List<Suspect> found = new ArrayList<>(threads.size());
        for (Thread thread : threads) {
            if (!allowed.allows(thread)) {
                found.add(new SuspectThread(span, nanos, new WeakReference<>(thread)));
            }
        }
        return found;
    }

    private List<Suspect> suspects(long span, Map<String, String> files, OpenFileNames names, long nanos) {
        List<Suspect> found = new ArrayList<>(files.size());
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!allowed.allows(fileName(file.getValue()))) {
                found.add(new SuspectFile(span, nanos, file.getKey(), file.getValue(), names));
            }
        }
        return found;
    }

    /** Writes what has been left behind for good. */
    synchronized void tick(long nanos) {
        if (!suspects.isEmpty()) {
            write(nanos, GRACE_NANOS);
        }
    }

    /** The fork ends. A class that has not finished may have wanted to close what it opened. */
    synchronized void end(long nanos) {
        suspects.addAll(untilTheEnd);
        untilTheEnd.clear();
        write(nanos, LAST_GRACE_NANOS);
    }

    private void write(long nanos, long grace) {
        Map<Long, List<String>> threads = new TreeMap<>();
        List<SuspectFile> left = new ArrayList<>();
        for (Iterator<Suspect> all = suspects.iterator(); all.hasNext(); ) {
            Suspect suspect = all.next();
            boolean there = suspect.isThere();
            if (there && nanos - suspect.sinceNanos() < grace) {
                continue;
            }
            all.remove();
            if (there && suspect instanceof SuspectThread suspectThread) {
                Thread thread = suspectThread.thread().get();
                if (thread != null && testThreads.get(thread) == null) {
                    add(threads, suspect.span(), thread.getName());
                }
            } else if (there && suspect instanceof SuspectFile file) {
                left.add(file);
            }
        }
        Map<Long, List<String>> names = namesBySpan(left);
        Set<Long> spans = new HashSet<>(threads.keySet());
        spans.addAll(names.keySet());
        for (Long span : spans) {
            out.write(new Leaked(
                    nanos, span, threads.getOrDefault(span, List.of()), names.getOrDefault(span, List.of())));
        }
    }

    /** What is allowed by the name that is told is not told either. */
    private Map<Long, List<String>> namesBySpan(List<SuspectFile> left) {
        Set<String> sockets = sockets(left);
        Map<String, String> described =
                sockets.isEmpty() ? Map.of() : left.get(0).files().describeSockets(sockets);
        Set<String> ofTheJvm = described.size() == sockets.size()
                ? Set.of()
                : left.get(0).files().socketsOfTheJvm(sockets);
        Map<Long, List<String>> names = new TreeMap<>();
        for (SuspectFile file : left) {
            String socket = described.get(file.name());
            if (socket == null && !ofTheJvm.contains(file.name())) {
                add(names, file.span(), fileName(file.name()));
            } else if (socket != null && !allowed.allows(socket)) {
                add(names, file.span(), socket);
            }
        }
        return names;
    }

    private static Set<String> sockets(List<SuspectFile> left) {
        Set<String> sockets = new HashSet<>();
        for (SuspectFile file : left) {
            if (OpenFileNames.isSocket(file.name())) {
                sockets.add(file.name());
            }
        }
        return sockets;
    }

    private static void add(Map<Long, List<String>> bySpan, long span, String name) {
        List<String> names = bySpan.get(span);
        if (names == null) {
            names = new ArrayList<>();
            bySpan.put(span, names);
        }
        names.add(name);
    }

    /** The last name of a path, which need not be one that this JVM could open: the kernel knows more characters than a locale. */
    static String fileName(String path) {
        int last = path.lastIndexOf('/');
        return path.startsWith("/") && last < path.length() - 1 ? path.substring(last + 1) : path;
    }
}
