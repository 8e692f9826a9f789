package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How good the data is, and what it cost to get it. */
final class QualityFacts {
    private final Run run;
    private final Texts texts;
    private final List<Fact> facts = new ArrayList<>();

    private QualityFacts(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    static List<Fact> of(Run run, Texts texts) {
        QualityFacts quality = new QualityFacts(run, texts);
        quality.addSamples();
        quality.addSlowed("quality.slowed", ForkRun.Pace::sampleMillis);
        quality.addSlowed("quality.looksSlowed", ForkRun.Pace::lookMillis);
        quality.addOwnCost();
        if (BalanceTable.of(run, texts) == null) {
            // Else the table says it more exactly.
            quality.addUnattributed();
            quality.addUnattributedAllocation();
        }
        quality.addContainer();
        quality.addUnavailable();
        quality.addUnreadable();
        return quality.facts;
    }

    private void addSamples() {
        long samples =
                run.forks().stream().mapToLong(fork -> fork.quality().samples()).sum();
        add("quality.samples", texts.of("quality.samples.value", Quantities.count(samples), intervals()));
        List<ForkRecord.Monitor> monitors = monitors();
        if (!monitors.isEmpty()) {
            long late = sum(monitors.stream().mapToLong(ForkRecord.Monitor::lateSamples));
            long taken = sum(monitors.stream().mapToLong(ForkRecord.Monitor::samples));
            add(
                    "quality.late",
                    taken == 0
                            ? Quantities.count(late)
                            : texts.of("quality.late.value", Quantities.count(late), Shares.percent(late, taken)));
        }
    }

    private void addSlowed(String key, Function<ForkRun.Pace, @Nullable Long> rarely) {
        LongSummaryStatistics millis = run.forks().stream()
                .map(fork -> fork.quality().pace())
                .map(rarely)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
        if (millis.getCount() > 0) {
            add(
                    key,
                    texts.of(
                            key + ".value",
                            texts.counted("quality.ofForks", millis.getCount()),
                            Quantities.of(millis.getMax(), Unit.MILLISECONDS)));
        }
    }

    private String intervals() {
        LongSummaryStatistics millis = run.forks().stream()
                .map(ForkRun::started)
                .filter(Objects::nonNull)
                .mapToLong(ForkRecord.ForkStarted::intervalMillis)
                .summaryStatistics();
        if (millis.getCount() == 0) {
            return texts.of("unknown");
        }
        String shortest = Quantities.of(millis.getMin(), Unit.MILLISECONDS);
        return millis.getMin() == millis.getMax()
                ? shortest
                : shortest + " – " + Quantities.of(millis.getMax(), Unit.MILLISECONDS);
    }

    private List<ForkRecord.Monitor> monitors() {
        List<ForkRecord.Monitor> monitors = new ArrayList<>();
        for (ForkRun fork : run.forks()) {
            ForkRecord.Monitor monitor = fork.quality().monitor();
            if (monitor != null) {
                monitors.add(monitor);
            }
        }
        return monitors;
    }

    /** Of the forks that lived to tell it. */
    private void addOwnCost() {
        OwnCost cost = OwnCost.of(run);
        boolean threadsStandAlone = BalanceTable.ofAll(run, ForkRun::cpuBalance, Part.MONITOR) != null;
        String text = cost.text(texts);
        add("quality.ownCpu", cost.isKnown() && threadsStandAlone ? texts.of("quality.ownCpu.both", text) : text);
        if (!monitors().isEmpty()) {
            long written = sum(monitors().stream().mapToLong(ForkRecord.Monitor::writtenBytes));
            add("quality.written", Quantities.bytes(written));
        }
    }

    private static long sum(LongStream amounts) {
        return amounts.reduce(0, Saturated::sum);
    }

    private void addUnattributed() {
        ForkCpu cpu = ForkCpu.of(run.forks());
        Long outside = cpu.outsideTestsNanos();
        Long compared = cpu.comparedNanos();
        if (outside == null || compared == null) {
            add("quality.outside", texts.of("quality.outside.unknown"));
            return;
        }
        add("quality.outside", partOf(outside, compared, Unit.NANOSECONDS));
        Long gc = cpu.gcNanos();
        Long jit = cpu.jitNanos();
        Long unattributed = cpu.unattributedNanos();
        String why = texts.of(run.totals().ownThreadOnly() ? "quality.why.ownThread" : "quality.why");
        if (gc == null || jit == null || unattributed == null) {
            add("quality.unattributed", texts.of("quality.unattributed.unknown", why));
        } else {
            add("quality.jvm", texts.of("quality.jvm.value", Quantities.nanos(gc), Quantities.nanos(jit)));
            add(
                    "quality.unattributed",
                    texts.of("quality.unattributed.value", partOf(unattributed, compared, Unit.NANOSECONDS), why));
        }
    }

    private void addUnattributedAllocation() {
        long outside = 0;
        long ofForks = 0;
        for (ForkRun fork : run.forks()) {
            Long allocated = fork.process().allocatedBytes();
            Long ofTests = fork.totals().allocatedBytes();
            if (allocated != null && ofTests != null) {
                ofForks = Saturated.sum(ofForks, allocated);
                outside = Saturated.sum(outside, Math.max(0, allocated - ofTests));
            }
        }
        add(
                "quality.allocated",
                ofForks == 0 ? texts.of("quality.allocated.unknown") : partOf(outside, ofForks, Unit.BYTES));
    }

    private String partOf(long part, long whole, Unit unit) {
        return texts.of(
                "quality.part", Quantities.of(part, unit), Quantities.of(whole, unit), Shares.percent(part, whole));
    }

    private void addContainer() {
        ContainerHistory container = run.container();
        if (container == null) {
            add("quality.container", texts.of("quality.container.none"));
            return;
        }
        if (container.throttledNanos() != null) {
            add("quality.throttled", Quantities.nanos(container.throttledNanos()));
        }
        if (container.oomKills() != null) {
            add("quality.oom", Quantities.count(container.oomKills()));
        }
    }

    private void addUnavailable() {
        TreeMap<String, TreeSet<Integer>> forksByProbe = new TreeMap<>();
        for (ForkRun fork : run.forks()) {
            for (ForkRecord.Unavailable unavailable : fork.quality().unavailable()) {
                String probe = texts.of(
                        "quality.unavailable.probe",
                        Names.clean(
                                unavailable.detail() == null
                                        ? unavailable.probe()
                                        : unavailable.probe() + " (" + unavailable.detail() + ")"),
                        texts.of("absence." + unavailable.reason().jsonName()));
                forksByProbe.computeIfAbsent(probe, key -> new TreeSet<>()).add(fork.number());
            }
        }
        if (!forksByProbe.isEmpty()) {
            add(
                    "quality.unavailable",
                    forksByProbe.entrySet().stream()
                            .map(entry -> texts.counted(
                                    "quality.unavailable.forks",
                                    entry.getValue().size(),
                                    entry.getKey()))
                            .collect(Collectors.joining("; ")));
        }
    }

    private void addUnreadable() {
        long malformed = run.forks().stream()
                .mapToLong(fork -> fork.quality().unreadable().malformed())
                .sum();
        long unknown = run.forks().stream()
                .mapToLong(fork -> fork.quality().unreadable().unknown())
                .sum();
        long torn = run.forks().stream()
                .filter(fork -> fork.quality().unreadable().tornLastLine())
                .count();
        add(
                "quality.lines",
                malformed + unknown + torn == 0
                        ? texts.of("quality.lines.all")
                        : texts.of(
                                "quality.lines.value",
                                Quantities.count(malformed),
                                Quantities.count(unknown),
                                Quantities.count(torn)));
    }

    private void add(String key, String value) {
        facts.add(new Fact(texts.of(key), value));
    }
}
