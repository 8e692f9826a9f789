package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On what and from what the build ran; what could not be found says so. */
final class ContextFacts {
    private static final int COMMIT_LENGTH = 12;
    private static final double GIGA = 1e9;

    private final Texts texts;
    private final List<Fact> facts = new ArrayList<>();

    private ContextFacts(Texts texts) {
        this.texts = texts;
    }

    static List<Fact> of(Run run, Texts texts) {
        ContextFacts context = new ContextFacts(texts);
        if (run.context() != null) {
            context.addRevision(run.context());
            context.addMachine(run.context().machine());
            context.addSoftware(run.context());
        }
        context.addForkJvms(run.forks());
        if (run.buildId() != null) {
            context.add("context.build", run.buildId());
        }
        return context.facts;
    }

    private void addRevision(ExecutionContext context) {
        ExecutionContext.Revision revision = context.revision();
        if (revision != null) {
            boolean modified = Boolean.TRUE.equals(revision.modified());
            add(
                    "context.revision",
                    joined(
                            " · ",
                            revision.branch(),
                            shortened(revision.commit()),
                            modified ? texts.of("context.modified") : null));
        }
        ExecutionContext.ContinuousIntegration ci = context.ci();
        if (ci != null) {
            add("context.ci", joined(" · ", ci.system(), ci.buildNumber(), ci.buildUrl()));
        }
    }

    private void addMachine(ExecutionContext.Machine machine) {
        add(
                "context.cpu",
                joined(
                        " · ",
                        machine.cpuModel(),
                        frequency(machine.cpuMaxFrequencyHertz()),
                        cpus(machine.logicalCpus(), machine.physicalCpus())));
        add("context.memory", machine.memoryBytes() == null ? null : Quantities.bytes(machine.memoryBytes()));
        add("context.system", joined(" · ", machine.operatingSystem(), machine.kernel(), machine.architecture()));
        add("context.container", container(machine));
    }

    private @Nullable String container(ExecutionContext.Machine machine) {
        Long memory = machine.containerMemoryLimitBytes();
        Double cpus = machine.containerCpuLimit();
        return joined(
                " · ",
                machine.container(),
                memory == null ? null : texts.of("context.container.memory", Quantities.bytes(memory)),
                cpus == null ? null : texts.of("context.container.cpus", String.format(Locale.ROOT, "%.1f", cpus)));
    }

    private void addSoftware(ExecutionContext context) {
        ExecutionContext.Software software = context.software();
        add("context.java", joined(" · ", software.javaVersion(), software.javaVendor()));
        add("context.maven", software.mavenVersion());
        add("context.monitor", software.monitorVersion());
    }

    private void addForkJvms(List<ForkRun> forks) {
        Map<String, List<ForkRun>> byJvm = forks.stream()
                .filter(fork -> fork.started() != null)
                .collect(Collectors.groupingBy(ContextFacts::jvm, LinkedHashMap::new, Collectors.toList()));
        byJvm.forEach((jvm, same) -> add(
                "context.forkJvm",
                byJvm.size() == 1
                        ? jvm
                        : texts.of(
                                "context.forkJvm.some",
                                jvm,
                                same.stream()
                                        .map(fork -> Integer.toString(fork.number()))
                                        .collect(Collectors.joining(", ")))));
    }

    private static String jvm(ForkRun fork) {
        ForkRecord.ForkStarted started = Objects.requireNonNull(fork.started());
        return Objects.requireNonNull(joined(
                " · ",
                started.jvm().name() + ' ' + started.jvm().version(),
                started.jvm().collector()));
    }

    private void add(String key, @Nullable String value) {
        facts.add(new Fact(texts.of(key), value == null ? texts.of("context.notFound") : Names.clean(value)));
    }

    private static @Nullable String joined(String separator, @Nullable String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }

    private static @Nullable String shortened(@Nullable String commit) {
        return commit == null || commit.length() <= COMMIT_LENGTH ? commit : commit.substring(0, COMMIT_LENGTH);
    }

    private static @Nullable String frequency(@Nullable Long hertz) {
        return hertz == null ? null : String.format(Locale.ROOT, "%.2f GHz", hertz / GIGA);
    }

    private @Nullable String cpus(@Nullable Integer logical, @Nullable Integer physical) {
        if (logical == null) {
            return null;
        }
        return physical == null
                ? texts.of("context.cpus", logical)
                : texts.of("context.cpus.physical", logical, physical);
    }
}
