package io.github.testmonitor.surefire;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of one execution cost, as far as its forks have written it. Each class is told once and forgotten; one that runs in
 * several forks is told once for each. Thread-safe: several forks end classes at once.
 */
final class ClassFigures {
    private final Path forks;
    private final Map<Path, ForkTail> tails = new HashMap<>();
    private final Map<String, Sum> classes = new HashMap<>();

    /** @param forks the folder of the execution's fork files; need not be there yet */
    ClassFigures(Path forks) {
        this.forks = forks;
    }

    /** The line for a class that has just ended, nested classes included; null where nothing is known of it. */
    synchronized @Nullable String line(String className) throws IOException {
        readOn();
        Sum sum = new Sum();
        boolean found = false;
        for (Iterator<Map.Entry<String, Sum>> entries = classes.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, Sum> entry = entries.next();
            if (isIn(className, entry.getKey())) {
                sum.add(entry.getValue());
                entries.remove();
                found = true;
            }
        }
        boolean unfinished = false;
        for (ForkTail tail : tails.values()) {
            unfinished |= tail.tellOpen(className);
        }
        return found ? sum.line(className, unfinished) : null;
    }

    /** Whether a class is the other one or nested in it. */
    static boolean isIn(String className, String name) {
        return name.equals(className) || name.startsWith(className + '$');
    }

    private void readOn() throws IOException {
        if (!Files.isDirectory(forks)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(forks, "fork-*.jsonl")) {
            for (Path file : files) {
                tails.computeIfAbsent(file, ForkTail::new).readOn(this::add);
            }
        }
    }

    private void add(String className, String finished) {
        classes.computeIfAbsent(className, name -> new Sum()).add(finished);
    }

    /** Of one class. A figure that no record has is left out of the line. */
    private static final class Sum {
        private final Total cpuNanos = new Total();
        private final Total allocatedBytes = new Total();
        private long peakHeapBytes = -1;

        void add(String finished) {
            cpuNanos.add(finished, "cpuNanos", "ownCpuNanos");
            allocatedBytes.add(finished, "allocatedBytes", "ownAllocatedBytes");
            peakHeapBytes = Math.max(peakHeapBytes, Line.number(finished, "peakHeapBytes"));
        }

        void add(Sum other) {
            cpuNanos.add(other.cpuNanos);
            allocatedBytes.add(other.allocatedBytes);
            peakHeapBytes = Math.max(peakHeapBytes, other.peakHeapBytes);
        }

        /** @param unfinished something of the class goes on, or never ended */
        @Nullable
        String line(String className, boolean unfinished) {
            StringBuilder line = new StringBuilder();
            append(line, cpuNanos.text("CPU", unfinished, Amount::nanos));
            append(line, allocatedBytes.text("allocated", unfinished, Amount::bytes));
            // Greatest of what was read: more there may always have been.
            append(line, peakHeapBytes < 0 ? null : "peak heap " + Amount.bytes(peakHeapBytes));
            return line.length() == 0
                    ? null
                    : line.append(" -- in ").append(className).toString();
        }

        private static void append(StringBuilder line, @Nullable String part) {
            if (part != null) {
                line.append(line.length() == 0 ? "" : ", ").append(part);
            }
        }
    }

    /** One figure over all records of a class: of owned work, or of the own thread where nobody followed the rest. */
    private static final class Total {
        private long sum;
        private boolean known;
        private boolean incomplete;
        private boolean ownThread;

        void add(String finished, String owned, String own) {
            long figure = Line.number(finished, owned);
            if (figure < 0) {
                figure = Line.number(finished, own);
                ownThread |= figure >= 0;
            }
            known |= figure >= 0;
            incomplete |= figure < 0;
            sum += Math.max(0, figure);
        }

        void add(Total other) {
            sum += other.sum;
            known |= other.known;
            incomplete |= other.incomplete;
            ownThread |= other.ownThread;
        }

        @Nullable
        String text(String name, boolean unfinished, LongFunction<String> amount) {
            return known
                    ? name
                            + (ownThread ? " (own thread) " : " ")
                            + (incomplete || unfinished ? ">= " : "")
                            + amount.apply(sum)
                    : null;
        }
    }
}
