package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All probes of one fork, opened once: what cannot be opened, or fails later, is reported once and absent from then on. Opening
 * costs some 50 ms of CPU, most of it the JVM's own start of its MXBeans. Any thread may read; nothing here throws.
 */
public final class Probes {
    private final ProbeSources sources;
    private final Unavailabilities unavailabilities;
    private final List<GuardedProbe> ofEdge = new ArrayList<>();
    private final List<GuardedProbe> ofLongEdge = new ArrayList<>();
    private final List<GuardedProbe> resident = new ArrayList<>();
    private final List<GuardedProbe> ofSample = new ArrayList<>();
    private final List<GuardedProbe> ofFullSample = new ArrayList<>();
    private final @Nullable JvmBeans beans;
    private final ThreadClock threads;
    private final @Nullable String collector;
    private final boolean linux;
    private final @Nullable ResidentPeak residentPeak;
    private final @Nullable GarbageCollections collections;
    private volatile @Nullable LinuxInternalThreads internalThreads;
    private final @Nullable ChildReadings children;
    private final @Nullable OpenFileNames openFileNames;
    private boolean sampled;
    private @Nullable ControlGroups groups;

    private Probes(ProbeSources sources, Unavailabilities unavailabilities) {
        this.sources = sources;
        this.unavailabilities = unavailabilities;
        linux = Files.exists(sources.root().resolve("proc/self/stat"));
        beans = openBeans();
        threads = openThreads();
        collector = beans == null ? null : JvmCounters.collectorName(beans);
        jvm();
        process();
        container();
        residentPeak = sources.exactPeakRss() ? openResidentPeak() : null;
        collections = openCollections();
        internalThreads = openInternalThreads();
        children = openChildren();
        openFileNames = OpenFileNames.open(sources.root());
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
            noInternalThreads(Absence.ERROR);
        }
    }

    private void noInternalThreads(Absence reason) {
        unavailabilities.report("gcCpu", reason);
        unavailabilities.report("jitCpu", reason);
    }

    public ThreadClock threads() {
        return threads;
    }

    /** The stacks of threads, one at a time. */
    public ThreadStacks stacks() {
        return ThreadStacks.open(beans);
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
        return LinuxPeakResidentMemory.read(sources.root());
    }

    private static void read(List<GuardedProbe> probes, Readings readings) {
        for (int i = 0; i < probes.size(); i++) {
            probes.get(i).read(readings);
        }
    }

    private void jvm() {
        open(Source.JVM, ofEdge);
        open(Source.LIVING_THREADS, ofSample);
        open(Source.OPEN_FILES, ofLongEdge);
        open(Source.ALLOCATED, ofSample);
    }

    private void process() {
        if (sources.forceOshi()) {
            oshi();
            return;
        }
        open(Source.CPU, ofSample);
        try {
            guard(resident, "rss", LinuxResidentMemory.open(sources.root()));
        } catch (ProbeUnavailableException noProc) {
            if (sources.oshiJars().isEmpty()) {
                unavailabilities.report("rss", noProc.reason());
            } else {
                oshi();
            }
        }
    }

    private void oshi() {
        guard(
                ofSample,
                "oshi",
                OshiProcess.startInBackground(sources.oshiJars(), sources.instrumentation(), unavailabilities));
    }

    private void container() {
        open(Source.CONTAINER_MEMORY, ofSample);
        open(Source.CONTAINER_OOM_KILLS, ofFullSample);
        open(Source.CONTAINER_CPU, ofSample);
        open(Source.CONTAINER_THROTTLED, ofFullSample);
    }

    /** What a probe reads from, by the name that an unavailable record gives it. */
    private enum Source {
        JVM("jvm"),
        LIVING_THREADS("jvm"),
        OPEN_FILES("openFiles"),
        ALLOCATED("allocated"),
        CPU("cpu"),
        CONTAINER_MEMORY("containerMemory"),
        CONTAINER_OOM_KILLS("containerOomKills"),
        CONTAINER_CPU("containerCpu"),
        CONTAINER_THROTTLED("containerThrottled");

        private final String probe;

        Source(String probe) {
            this.probe = probe;
        }
    }

    private void open(Source source, List<GuardedProbe> probes) {
        try {
            guard(probes, source.probe, open(source));
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report(source.probe, problem.reason());
        } catch (LinkageError problem) {
            unavailabilities.report(source.probe, Absence.UNSUPPORTED);
        } catch (RuntimeException problem) {
            unavailabilities.report(source.probe, Absence.ERROR);
        }
    }

    private Probe open(Source source) throws ProbeUnavailableException {
        return switch (source) {
            case JVM -> new JvmCounters(beans());
            case LIVING_THREADS -> new LivingThreads(beans());
            case OPEN_FILES -> linux ? LinuxOpenFiles.open(sources.root()) : OpenFiles.open();
            case ALLOCATED -> TotalAllocation.open(beans());
            case CPU -> linux ? LinuxCpuTime.open(sources.root()) : ProcessCpuTime.open();
            case CONTAINER_MEMORY -> ControlGroupFile.memory(group("memory"));
            case CONTAINER_OOM_KILLS -> ControlGroupFile.oomKills(group("memory"));
            case CONTAINER_CPU -> ControlGroupFile.cpu(group("cpuacct"));
            case CONTAINER_THROTTLED -> ControlGroupFile.throttling(group("cpu"));
        };
    }

    private ControlGroup group(String controller) throws ProbeUnavailableException {
        if (groups == null) {
            groups = ControlGroups.read(sources.root());
        }
        return groups.of(controller);
    }

    private @Nullable ResidentPeak openResidentPeak() {
        try {
            return LinuxPeakResidentMemory.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("peakRss", problem.reason());
            return null;
        }
    }

    private @Nullable ChildReadings openChildren() {
        try {
            return LinuxChildReadings.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("children", problem.reason());
            return null;
        }
    }

    private @Nullable LinuxInternalThreads openInternalThreads() {
        try {
            return LinuxInternalThreads.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            noInternalThreads(problem.reason());
            return null;
        }
    }

    private @Nullable GarbageCollections openCollections() {
        try {
            return GarbageCollections.open(beans());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("collections", problem.reason());
        } catch (LinkageError problem) {
            unavailabilities.report("collections", Absence.UNSUPPORTED);
        }
        return null;
    }

    private ThreadClock openThreads() {
        try {
            return JvmThreadClock.open(beans());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("threads", problem.reason());
        } catch (LinkageError problem) {
            unavailabilities.report("threads", Absence.UNSUPPORTED);
        }
        return JvmThreadClock.none();
    }

    private @Nullable JvmBeans openBeans() {
        try {
            return JvmBeans.open(sources.instrumentation());
        } catch (LinkageError problem) {
            // A runtime without java.management; each probe that needs it reports that.
            return null;
        }
    }

    private JvmBeans beans() throws ProbeUnavailableException {
        if (beans == null) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "This runtime has no java.management");
        }
        return beans;
    }

    private void guard(List<GuardedProbe> probes, String name, Probe probe) {
        probes.add(new GuardedProbe(name, probe, unavailabilities));
    }
}
