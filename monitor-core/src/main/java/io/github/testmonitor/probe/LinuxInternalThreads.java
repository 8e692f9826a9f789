package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CPU time of the JVM's own threads, which no Java API tells: collectors and compilers, from /proc/self/task, exact to the
 * nanosecond. They are known by their names, as HotSpot gives them. The VM thread counts as a collector: it carries out all of
 * Serial's collections and a part of everybody else's, and little besides.
 *
 * <p>HotSpot starts and ends compilers as it needs them. One that ends keeps what it was last seen to have used, so that at most
 * the time since the last look is lost; which threads there are is looked up by {@link #list}. The sampler's thread alone calls,
 * and, at the end, the one that closes.
 */
final class LinuxInternalThreads {
    private static final String[] COLLECTORS = {
        "GC Thread", "G1 ", "VM Thread", "Z", "X", "RuntimeWorker", "Shenandoah",
    };
    private static final Set<String> OF_ZGC = Set.of(
            "Director",
            "Driver",
            "DriverMinor",
            "DriverMajor",
            "Worker",
            "WorkerYoung",
            "WorkerOld",
            "Stat",
            "Uncommitter",
            "Unmapper");
    private static final String[] COMPILERS = {"C1 Compiler", "C2 Compiler", "JVMCI", "Sweeper"};
    /** So many new threads are asked for their names at once: a test may start thousands, and a thread that is found late still tells all. */
    private static final int MOST_NEW = 64;

    /** What a thread is called that has not yet told its name; at the second look it is its name. */
    private static final String UNNAMED = "java";

    private final Path tasks;
    private final Map<String, Task> internal = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Set<String> unnamed = new HashSet<>();
    private long endedCollectorNanos;
    private long endedCompilerNanos;
    private boolean listed;

    private LinuxInternalThreads(Path tasks) {
        this.tasks = tasks;
    }

    static LinuxInternalThreads open(Path root) throws ProbeUnavailableException {
        Path tasks = root.resolve("proc/self/task");
        String[] ids = tasks.toFile().list();
        if (ids == null || ids.length == 0) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No threads in " + tasks);
        }
        // Of a kernel without CONFIG_SCHED_INFO, which is rare, the ticks of 10 ms would be too coarse for a sum of
        // small parts.
        if (!Files.exists(tasks.resolve(ids[0]).resolve("schedstat"))) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No schedstat in " + tasks);
        }
        return new LinuxInternalThreads(tasks);
    }

    /** Looks which threads there are: some 20 µs and, for each that is new, 10; of many new ones, the rest at the next calls. */
    synchronized void list() {
        listed = true;
        String[] ids = new File(tasks.toString()).list();
        if (ids == null) {
            return;
        }
        Set<String> there = new HashSet<>(Arrays.asList(ids));
        others.retainAll(there);
        unnamed.retainAll(there);
        int added = 0;
        for (String id : ids) {
            if (added < MOST_NEW && !internal.containsKey(id) && !others.contains(id)) {
                add(id);
                added++;
            }
        }
    }

    /** Adds what the threads that are known have used; 1 µs for each. */
    synchronized void read(Readings readings) {
        if (!listed) {
            return;
        }
        long collectors = endedCollectorNanos;
        long compilers = endedCompilerNanos;
        for (Iterator<Task> all = internal.values().iterator(); all.hasNext(); ) {
            Task task = all.next();
            boolean alive = task.read();
            if (task.compiler) {
                compilers += task.nanos;
                endedCompilerNanos += alive ? 0 : task.nanos;
            } else {
                collectors += task.nanos;
                endedCollectorNanos += alive ? 0 : task.nanos;
            }
            if (!alive) {
                all.remove();
            }
        }
        readings.set(Reading.GC_CPU, collectors).set(Reading.JIT_CPU, compilers);
    }

    private void add(String id) {
        Path folder = tasks.resolve(id);
        String name = name(folder);
        if (name == null || name.equals(UNNAMED) && unnamed.add(id)) {
            return;
        }
        boolean compiler = isCompiler(name);
        if (!compiler && !isCollector(name)) {
            others.add(id);
            return;
        }
        try {
            internal.put(id, new Task(KernelFile.open(folder.resolve("schedstat")), compiler));
        } catch (ProbeUnavailableException ended) {
            // Between the listing and here.
        }
    }

    private static @Nullable String name(Path folder) {
        try {
            return SmallFile.read(folder.resolve("comm")).strip();
        } catch (IOException ended) {
            return null;
        }
    }

    static boolean isCollector(String name) {
        for (String prefix : COLLECTORS) {
            if (name.startsWith(prefix)) {
                return prefix.length() > 1 || isOfZgc(name.substring(1));
            }
        }
        return false;
    }

    /** ZGC's threads are called ZWorker#0, ZDriverMajor and the like; those of its old self in JDK 21 to 23 begin with an X. */
    private static boolean isOfZgc(String name) {
        int number = name.indexOf('#');
        return OF_ZGC.contains(number < 0 ? name : name.substring(0, number));
    }

    static boolean isCompiler(String name) {
        for (String prefix : COMPILERS) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** One thread and what it was last seen to have used. */
    private static final class Task {
        private final KernelFile schedstat;
        private final boolean compiler;
        private long nanos;

        Task(KernelFile schedstat, boolean compiler) {
            this.schedstat = schedstat;
            this.compiler = compiler;
        }

        /** False where the thread has ended. */
        boolean read() {
            try {
                OptionalLong now = schedstat.number(0);
                if (now.isPresent()) {
                    nanos = Math.max(nanos, now.getAsLong());
                    return true;
                }
            } catch (IOException ended) {
                // The kernel says so with ESRCH.
            }
            closeQuietly();
            return false;
        }

        private void closeQuietly() {
            try {
                schedstat.close();
            } catch (IOException problem) {
                // It was only read from.
            }
        }
    }
}
