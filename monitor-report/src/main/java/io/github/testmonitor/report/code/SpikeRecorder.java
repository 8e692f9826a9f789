package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows the samples and stacks of one test and says in the end what has spiked, when, and which stack was seen then. Holds some
 * stacks, however many it is shown. Not thread-safe.
 */
final class SpikeRecorder {
    private final long startT;
    private final Map<Spike.What, PeakWindow> peaks = new EnumMap<>(Spike.What.class);
    private final Map<Weight, HeaviestStack> sinceSample = perWeight();
    private final Map<Weight, HeaviestStack> ofTest = perWeight();

    private long lastSampleT;
    private long cpuNanos;
    private long cpuWindowNanos;
    private int cpuWindows;
    private double greatestCores;
    private boolean shared;
    private boolean marked;

    /**
     * @param before the last sample of the fork before the test, or null where there was none
     */
    SpikeRecorder(long startT, @Nullable Readings before) {
        this.startT = startT;
        this.lastSampleT = startT;
        if (before != null) {
            before.get(Reading.RSS).ifPresent(bytes -> peak(Spike.What.RSS).begin(bytes));
            before.get(Reading.HEAP_USED)
                    .ifPresent(bytes -> peak(Spike.What.HEAP).begin(bytes));
            before.get(Reading.CONTAINER_MEMORY)
                    .ifPresent(bytes -> peak(Spike.What.CONTAINER).begin(bytes));
        }
    }

    void stack(SeenStack seen) {
        sinceSample.values().forEach(heaviest -> heaviest.add(seen));
        ofTest.values().forEach(heaviest -> heaviest.add(seen));
        peaks.values().forEach(peak -> peak.late(seen));
    }

    /**
     * A sample that was taken while the test ran.
     *
     * @param others whether other tests ran, too
     */
    void sample(SampleWindow window, boolean others) {
        shared |= others;
        marked |= window.readings().has(Reading.PEAK_RSS);
        add(Spike.What.RSS, window.value(Reading.PEAK_RSS, Reading.RSS), window);
        add(Spike.What.HEAP, window.readings().get(Reading.HEAP_USED), window);
        add(Spike.What.CONTAINER, window.readings().get(Reading.CONTAINER_MEMORY), window);
        // The window in which the test began tells of the time before it, too.
        if (window.fromT() >= startT) {
            window.cpuNanos().ifPresent(nanos -> addCpu(nanos, window));
        }
        sinceSample.values().forEach(HeaviestStack::clear);
        lastSampleT = Math.max(lastSampleT, window.toT());
    }

    /**
     * What has spiked, the foremost first.
     *
     * @param none why there is no stack, where there is none
     */
    List<Spike> finish(long endT, Figures figures, Spike.Evidence none) {
        List<Spike> spikes = new ArrayList<>();
        addGrowth(spikes, Spike.What.RSS, figures, Figure.RSS_START, Figure.PEAK_RSS, endT, none);
        addGrowth(spikes, Spike.What.HEAP, figures, Figure.HEAP_START, Figure.PEAK_HEAP, endT, none);
        PeakWindow container = peaks.get(Spike.What.CONTAINER);
        if (container != null
                && container.isKnown()
                && SpikeRules.isMemorySpike(container.first(), container.greatest())) {
            long amount = container.greatest() - container.first();
            // Other processes live in the container, too.
            spikes.add(spike(Spike.What.CONTAINER, amount, container.greatest(), Kind.SHARED, container, none));
        }
        PeakWindow cpu = peaks.get(Spike.What.CPU);
        if (cpu != null
                && cpuWindows > 2
                && SpikeRules.isCpuSpike(greatestCores, meanCores())
                && SpikeRules.mayHaveUsed(figures, cpu.greatest())) {
            spikes.add(spike(
                    Spike.What.CPU, cpu.greatest(), cpu.greatest(), shared ? Kind.SHARED : Kind.SAMPLED, cpu, none));
        }
        return List.copyOf(spikes);
    }

    private void addGrowth(
            List<Spike> spikes,
            Spike.What what,
            Figures figures,
            Figure start,
            Figure peak,
            long endT,
            Spike.Evidence none) {
        Kind kind = SpikeRules.growthKind(figures, start, peak);
        if (kind == null || !SpikeRules.isMemorySpike(figures.value(start), figures.value(peak))) {
            return;
        }
        long amount = figures.value(peak) - figures.value(start);
        PeakWindow seen = peaks.get(what);
        PeakWindow window = seen == null || !seen.isKnown() || isOfLastWindow(what, seen, figures.value(peak), amount)
                ? lastWindow(what, endT)
                : seen;
        spikes.add(spike(what, amount, figures.value(peak), kind, window, none));
    }

    /**
     * Whether a peak came after the last sample. A kernel's mark misses nothing; what is read at ticks misses the top of a spike, but is
     * likely to be near it.
     */
    private boolean isOfLastWindow(Spike.What what, PeakWindow seen, long peak, long amount) {
        return what == Spike.What.RSS && marked ? !seen.hasNear(peak) : peak - seen.greatest() > amount / 2;
    }

    /** From the last sample to the end of the test: of it no sample tells. */
    private PeakWindow lastWindow(Spike.What what, long endT) {
        PeakWindow window = new PeakWindow(what.weight());
        HeaviestStack heaviest = sinceSample.get(what.weight());
        window.add(0, Math.min(lastSampleT, endT), endT, heaviest == null ? null : heaviest.get());
        return window;
    }

    private Spike spike(Spike.What what, long amount, long peak, Kind kind, PeakWindow window, Spike.Evidence none) {
        SeenStack atPeak = window.stack();
        HeaviestStack heaviest = ofTest.get(what.weight());
        SeenStack inTest = heaviest == null ? null : heaviest.get();
        Spike.Evidence evidence =
                atPeak != null ? Spike.Evidence.AT_PEAK : inTest != null ? Spike.Evidence.IN_TEST : none;
        return new Spike(
                what,
                amount,
                peak,
                kind,
                window.fromT(),
                window.toT(),
                null,
                atPeak != null ? atPeak : inTest,
                evidence);
    }

    private void add(Spike.What what, OptionalLong value, SampleWindow window) {
        HeaviestStack heaviest = sinceSample.get(what.weight());
        value.ifPresent(bytes -> peak(what)
                .add(bytes, Math.max(startT, window.fromT()), window.toT(), heaviest == null ? null : heaviest.get()));
    }

    private void addCpu(long nanos, SampleWindow window) {
        long length = window.toT() - window.fromT();
        if (length <= 0) {
            return;
        }
        cpuWindows++;
        cpuNanos = Sums.of(cpuNanos, nanos);
        cpuWindowNanos = Sums.of(cpuWindowNanos, length);
        double cores = (double) nanos / length;
        if (cores > greatestCores) {
            greatestCores = cores;
            PeakWindow busiest = new PeakWindow(Weight.CPU);
            HeaviestStack heaviest = sinceSample.get(Weight.CPU);
            busiest.add(nanos, window.fromT(), window.toT(), heaviest == null ? null : heaviest.get());
            peaks.put(Spike.What.CPU, busiest);
        }
    }

    private double meanCores() {
        return cpuWindowNanos == 0 ? 0 : (double) cpuNanos / cpuWindowNanos;
    }

    private PeakWindow peak(Spike.What what) {
        return peaks.computeIfAbsent(what, first -> new PeakWindow(what.weight()));
    }

    private static Map<Weight, HeaviestStack> perWeight() {
        Map<Weight, HeaviestStack> stacks = new EnumMap<>(Weight.class);
        for (Weight weight : Weight.values()) {
            stacks.put(weight, new HeaviestStack(weight));
        }
        return stacks;
    }
}
