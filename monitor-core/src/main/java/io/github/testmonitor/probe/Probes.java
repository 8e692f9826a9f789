package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Readings;
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
    private final List<GuardedProbe> ofSample = new ArrayList<>();
    private final ThreadClock threads;
    private final @Nullable String collector;

    private Probes(ProbeSources sources, Unavailabilities unavailabilities) {
        this.sources = sources;
        this.unavailabilities = unavailabilities;
        threads = openThreads();
        collector = findCollector();
        jvm();
        process();
        container();
    }

    /** Opens what {@code sources} offer. */
    public static Probes open(ProbeSources sources, Unavailabilities unavailabilities) {
        return new Probes(sources, unavailabilities);
    }

    /** Adds what is read where any span starts or ends: the JVM's own counters. */
    public void readEdge(Readings readings) {
        read(ofEdge, readings);
    }

    /** Adds what is read, beyond the edge, only where a longer span ends: resident memory and open files. */
    public void readLongEdge(Readings readings) {
        read(ofLongEdge, readings);
    }

    /** Everything that a sample holds. */
    public Readings readSample() {
        Readings readings = new Readings();
        read(ofEdge, readings);
        read(ofLongEdge, readings);
        read(ofSample, readings);
        return readings;
    }

    public ThreadClock threads() {
        return threads;
    }

    /** G1, Serial, Parallel, ZGC, Shenandoah, or the JVM's own name for another; null where it has none. */
    public @Nullable String collector() {
        return collector;
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
        open(ofEdge, "jvm", JvmCounters::new);
        open(ofLongEdge, "openFiles", OpenFiles::open);
        open(ofSample, "allocated", TotalAllocation::open);
    }

    private void process() {
        if (sources.forceOshi()) {
            oshi();
            return;
        }
        open(ofSample, "cpu", ProcessCpuTime::open);
        try {
            guard(ofLongEdge, "rss", LinuxResidentMemory.open(sources.root()));
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
        open(ofSample, "containerMemory", () -> ControlGroupFile.memory(group("memory")));
        open(ofSample, "containerOomKills", () -> ControlGroupFile.oomKills(group("memory")));
        open(ofSample, "containerCpu", () -> ControlGroupFile.cpu(group("cpuacct")));
        open(ofSample, "containerThrottled", () -> ControlGroupFile.throttling(group("cpu")));
    }

    private ControlGroup group(String controller) throws ProbeUnavailableException {
        return ControlGroup.of(controller, sources.root());
    }

    private ThreadClock openThreads() {
        try {
            return ThreadClock.open();
        } catch (LinkageError problem) {
            // A runtime without java.management.
            unavailabilities.report("threads", Absence.UNSUPPORTED);
            return ThreadClock.none();
        }
    }

    private static @Nullable String findCollector() {
        try {
            return JvmCounters.collectorName();
        } catch (LinkageError problem) {
            // The same runtime; the probe of its counters reports it.
            return null;
        }
    }

    @FunctionalInterface
    private interface Opening {
        Probe open() throws ProbeUnavailableException;
    }

    private void open(List<GuardedProbe> probes, String name, Opening opening) {
        try {
            guard(probes, name, opening.open());
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report(name, problem.reason());
        } catch (LinkageError problem) {
            unavailabilities.report(name, Absence.UNSUPPORTED);
        } catch (RuntimeException problem) {
            unavailabilities.report(name, Absence.ERROR);
        }
    }

    private void guard(List<GuardedProbe> probes, String name, Probe probe) {
        probes.add(new GuardedProbe(name, probe, unavailabilities));
    }
}
