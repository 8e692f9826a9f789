package io.github.testmonitor.probe;

import io.github.testmonitor.probe.ProbeOpening.Source;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All probes of one fork, opened once: what cannot be opened, or fails later, is reported once and absent from then on. Opening
 * costs some 50 ms of CPU, most of it the JVM's own start of its MXBeans. Any thread may read; nothing here throws.
 */
public final class Probes {
    private final Path root;
    private final List<GuardedProbe> ofEdge = new ArrayList<>();
    private final List<GuardedProbe> ofLongEdge = new ArrayList<>();
    private final List<GuardedProbe> resident = new ArrayList<>();
    private final List<GuardedProbe> ofSample = new ArrayList<>();
    private final List<GuardedProbe> ofFullSample = new ArrayList<>();
    private final ThreadStacks stacks;
    private final ThreadClock threads;
    private final @Nullable String collector;
    private final @Nullable ResidentPeak residentPeak;
    private final @Nullable GarbageCollections collections;
    private volatile @Nullable LinuxInternalThreads internalThreads;
    private final @Nullable ChildReadings children;
    private final @Nullable OpenFileNames openFileNames;
    private final Unavailabilities unavailabilities;
    private boolean sampled;

    private Probes(ProbeSources sources, Unavailabilities unavailabilities) {
        root = sources.root();
        this.unavailabilities = unavailabilities;
        ProbeOpening opening = new ProbeOpening(sources, unavailabilities);
        threads = opening.threads();
        stacks = opening.stacks();
        collector = opening.collector();
        opening.probe(Source.JVM, ofEdge);
        opening.probe(Source.LIVING_THREADS, ofSample);
        opening.probe(Source.OPEN_FILES, ofLongEdge);
        opening.probe(Source.ALLOCATED, ofSample);
        opening.process(resident, ofSample);
        opening.probe(Source.CONTAINER_MEMORY, ofSample);
        opening.probe(Source.CONTAINER_OOM_KILLS, ofFullSample);
        opening.probe(Source.CONTAINER_CPU, ofSample);
        opening.probe(Source.CONTAINER_THROTTLED, ofFullSample);
        residentPeak = opening.residentPeak();
        collections = opening.collections();
        internalThreads = opening.internalThreads();
        children = opening.children();
        openFileNames = OpenFileNames.open(root);
    }

    /** Opens what {@code sources} offer. */
    public static Probes open(ProbeSources sources, Unavailabilities unavailabilities) {
        return new Probes(sources, unavailabilities);
    }

    /** Adds what is read where any span starts or ends: the JVM's own counters. */
    public void readEdge(Readings readings) {
        read(ofEdge, readings);
    }

    /**
     * Adds what is read, beyond the edge, only where a longer span ends: open files, and resident memory, unless it is there already
     * because an epoch of its peak has just been closed.
     */
    public void readLongEdge(Readings readings) {
        read(ofLongEdge, readings);
        if (!readings.has(Reading.RSS)) {
            read(resident, readings);
        }
    }

    /** Adds how many files are open. */
    public void readOpenFiles(Readings readings) {
        read(ofLongEdge, readings);
    }

    /** Adds what moves fast: the sizes and counters of the JVM and the process, and of the container. */
    public void readQuickSample(Readings readings) {
        read(ofEdge, readings);
        readLongEdge(readings);
        read(ofSample, readings);
    }

    /**
     * Adds everything that a sample may hold, for the sampler's thread: beyond the quick one, the CPU time of the JVM's own threads, each of
     * which is a file, and what the container counts of throttling and kills. Those threads are listed anew but for the first time, since each is opened.
     */
    public void readSample(Readings readings) {
        boolean list = sampled;
        sampled = true;
        readSample(readings, list);
    }

    /** What the last sample holds: everything, the JVM's own threads newly listed. */
    public Readings readLastSample() {
        Readings readings = new Readings();
        readSample(readings, true);
        return readings;
    }

    private void readSample(Readings readings, boolean listThreads) {
        readQuickSample(readings);
        read(ofFullSample, readings);
        LinuxInternalThreads threadsOfJvm = internalThreads;
        if (threadsOfJvm == null) {
            return;
        }
        try {
            if (listThreads) {
                threadsOfJvm.list();
            }
            threadsOfJvm.read(readings);
        } catch (RuntimeException problem) {
            // A SecurityManager that a test has set lets nobody list them.
            internalThreads = null;
            ProbeOpening.noInternalThreads(unavailabilities, Absence.ERROR);
        }
    }

    public ThreadClock threads() {
        return threads;
    }

    /** The stacks of threads, one at a time. */
    public ThreadStacks stacks() {
        return stacks;
    }

    /** G1, Serial, Parallel, ZGC, Shenandoah, or the JVM's own name for another; null where it has none. */
    public @Nullable String collector() {
        return collector;
    }

    /** The exact peak of resident memory; null where there is none, or it is not wanted. */
    public @Nullable ResidentPeak residentPeak() {
        return residentPeak;
    }

    /** The fork's collections, one by one; null where the JVM does not tell. */
    public @Nullable GarbageCollections collections() {
        return collections;
    }

    /** What the processes that the fork starts use; null where nobody tells. */
    public @Nullable ChildReadings children() {
        return children;
    }

    /** What the fork has open, by name; null where that is not told. */
    public @Nullable OpenFileNames openFileNames() {
        return openFileNames;
    }

    /** The high-water mark of resident memory since the fork's start, in bytes, where the kernel keeps one. */
    public OptionalLong peakResidentBytes() {
        return LinuxPeakResidentMemory.read(root);
    }

    private static void read(List<GuardedProbe> probes, Readings readings) {
        for (int i = 0; i < probes.size(); i++) {
            probes.get(i).read(readings);
        }
    }
}
