package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the probes of one fork, each where this fork has its source; what cannot be opened is reported once. Belongs to one thread. */
final class ProbeOpening {
    private final ProbeSources sources;
    private final Unavailabilities unavailabilities;
    private final @Nullable JvmBeans beans;
    private final ThreadIds ids;
    private final boolean linux;
    private @Nullable ControlGroups groups;

    /** What a probe reads from, by the name that an unavailable record gives it. */
    enum Source {
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

    ProbeOpening(ProbeSources sources, Unavailabilities unavailabilities) {
        this.sources = sources;
        this.unavailabilities = unavailabilities;
        linux = Files.exists(sources.root().resolve("proc/self/stat"));
        beans = openBeans();
        ids = new ThreadIds(sources.instrumentation());
    }

    /** What is told of a fork whose JVM's own threads cannot be read. */
    static void noInternalThreads(Unavailabilities unavailabilities, Absence reason) {
        unavailabilities.report("gcCpu", reason);
        unavailabilities.report("jitCpu", reason);
    }

    /** The name of the collector; null where the JVM has none. */
    @Nullable
    String collector() {
        return beans == null ? null : JvmCounters.collectorName(beans);
    }

    ThreadStacks stacks() {
        return ThreadStacks.open(beans, ids);
    }

    /** Adds what reads the process: the kernel's files, or OSHI where there are none or it is asked for. */
    void process(List<GuardedProbe> resident, List<GuardedProbe> ofSample) {
        if (sources.forceOshi()) {
            oshi(ofSample);
            return;
        }
        probe(Source.CPU, ofSample);
        try {
            guard(resident, "rss", LinuxResidentMemory.open(sources.root()));
        } catch (ProbeUnavailableException noProc) {
            if (sources.oshiJars().isEmpty()) {
                unavailabilities.report("rss", noProc.reason());
            } else {
                oshi(ofSample);
            }
        }
    }

    private void oshi(List<GuardedProbe> ofSample) {
        guard(
                ofSample,
                "oshi",
                OshiProcess.startInBackground(sources.oshiJars(), sources.instrumentation(), unavailabilities));
    }

    /** Adds the probe, where it can be opened. */
    void probe(Source source, List<GuardedProbe> probes) {
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

    /** Null where there is none, or it is not wanted. */
    @Nullable
    ResidentPeak residentPeak() {
        if (!sources.exactPeakRss()) {
            return null;
        }
        try {
            return LinuxPeakResidentMemory.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("peakRss", problem.reason());
            return null;
        }
    }

    @Nullable
    ChildReadings children() {
        try {
            return LinuxChildReadings.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("children", problem.reason());
            return null;
        }
    }

    @Nullable
    LinuxInternalThreads internalThreads() {
        try {
            return LinuxInternalThreads.open(sources.root());
        } catch (ProbeUnavailableException problem) {
            noInternalThreads(unavailabilities, problem.reason());
            return null;
        }
    }

    @Nullable
    GarbageCollections collections() {
        try {
            return GarbageCollections.open(beans());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("collections", problem.reason());
        } catch (LinkageError problem) {
            unavailabilities.report("collections", Absence.UNSUPPORTED);
        }
        return null;
    }

    ThreadClock threads() {
        try {
            return JvmThreadClock.open(beans(), ids);
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
