package io.github.testmonitor.report.death;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.Death.Cause;
import io.github.testmonitor.report.model.Death.Evidence;
import io.github.testmonitor.report.model.Death.Fact;
import io.github.testmonitor.report.model.ForkEnd.Ending;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.KillReadings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a fork ended before its tests did. The surest evidence decides: what the JVM said itself, then Surefire, which says of a
 * timeout not which fork it was, then the kernel's counter, then the exit code; how full the heap was decides only where the exit code
 * leaves it open.
 */
public final class Autopsy {
    private static final Pattern METASPACE = Pattern.compile("OutOfMemoryError: (Metaspace|Compressed class space)");
    private static final Pattern HEAP = Pattern.compile(
            "OutOfMemoryError: (Java heap space|GC overhead limit exceeded|Requested array size exceeds VM limit)");
    private static final Pattern FATAL =
            Pattern.compile("# +(SIG[A-Z]+ .*?|There is insufficient memory.*?)'?\\.?$", Pattern.MULTILINE);

    /** Surefire writes of a fork's end when the fork is gone, and a busy machine takes its time. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(30);

    private static final int SIGNAL = 128;
    private static final int INTERRUPTED = SIGNAL + 2;
    private static final int ABORTED = SIGNAL + 6;
    private static final int KILLED = SIGNAL + 9;
    private static final int SEGMENTATION_FAULT = SIGNAL + 11;
    private static final int TERMINATED = SIGNAL + 15;
    private static final int EXIT_ON_OUT_OF_MEMORY = 3;
    private static final double FULL = 0.9;

    private final ForkRun fork;
    private final SurefireFailure failure;
    private final String printed;
    private final JvmFiles files;
    private final KernelKills kills;
    private final @Nullable Integer exitCode;
    private final List<Evidence> evidence = new ArrayList<>();

    private Autopsy(
            ForkRun fork,
            ForkRecord.ForkStarted started,
            List<ForkRun> all,
            KillReadings readings,
            Path reportsDirectory) {
        this.fork = fork;
        this.failure = SurefireFailure.of(monitorFolder(fork), reportsDirectory, started.startedAt());
        this.printed = SurefireDumps.in(reportsDirectory, ZoneId.systemDefault())
                .text(started.fork(), started.startedAt(), endOfTraces(fork, started, all));
        this.files = new JvmFiles(started, reportsDirectory, printed);
        this.kills = KernelKills.of(fork, readings, failure.killed());
        this.exitCode = failure.exitCode(fork);
    }

    /**
     * The fork with the reason of its death, or as it is where it ended in order.
     *
     * @param all forks of the run
     * @param readings what they read of the kernel's counter
     */
    public static ForkRun of(ForkRun fork, List<ForkRun> all, KillReadings readings, @Nullable BuildFile build) {
        ForkRecord.ForkStarted started = fork.started();
        if (started == null || fork.end().inOrder()) {
            return fork;
        }
        Path reportsDirectory = reportsDirectory(fork, started, build);
        return fork.with(new Autopsy(fork, started, all, readings, reportsDirectory).death());
    }

    /** Surefire gives a fork's number to the next one when it has written all of the fork before. */
    private static Instant endOfTraces(ForkRun fork, ForkRecord.ForkStarted started, List<ForkRun> all) {
        Instant end = started.startedAt().plus(fork.duration()).plus(AFTERWARDS);
        return all.stream()
                .map(ForkRun::started)
                .filter(Objects::nonNull)
                .filter(other -> other.module().equals(started.module())
                        && Objects.equals(other.execution(), started.execution())
                        && Objects.equals(other.fork(), started.fork()))
                .map(ForkRecord.ForkStarted::startedAt)
                .filter(start -> start.isAfter(started.startedAt()) && start.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    private static Path reportsDirectory(ForkRun fork, ForkRecord.ForkStarted started, @Nullable BuildFile build) {
        List<BuildFile.Execution> executions = build == null ? List.of() : build.executions();
        return executions.stream()
                .filter(execution -> execution.name().equals(started.execution()))
                .map(BuildFile.Execution::reportsDirectory)
                .findFirst()
                .orElseGet(() -> monitorFolder(fork).resolveSibling("surefire-reports"));
    }

    /** The fork file lies in {@code monitor/forks/<execution>/}. */
    private static Path monitorFolder(ForkRun fork) {
        return fork.file().toAbsolutePath().resolve("../../..").normalize();
    }

    private Death death() {
        Cause cause = cause();
        if (exitCode != null) {
            exitCode(exitCode);
        }
        Path heapDump = files.heapDump();
        if (heapDump != null) {
            add(Fact.JVM_WROTE_HEAP_DUMP, heapDump.toString());
        }
        memory();
        if (cause == Cause.KILLED) {
            containerMemory();
        }
        if (cause == Cause.UNKNOWN && FullDisk.holds(fork.file())) {
            add(Fact.DISK_FULL);
        }
        if (cause == Cause.UNKNOWN) {
            add(Fact.NOTHING);
        }
        return new Death(cause, List.copyOf(evidence), exitCode);
    }

    private Cause cause() {
        Matcher metaspace = METASPACE.matcher(printed);
        if (metaspace.find()) {
            add(Fact.JVM_SAID, metaspace.group());
            return Cause.METASPACE_EXHAUSTED;
        }
        Matcher heap = HEAP.matcher(printed);
        if (heap.find()) {
            add(Fact.JVM_SAID, heap.group());
            return Cause.HEAP_EXHAUSTED;
        }
        if (crashed()) {
            return Cause.CRASHED;
        }
        if (failure.timedOut() && exitCode == null) {
            add(Fact.SUREFIRE_ENDED_IT);
            return Cause.TIMED_OUT;
        }
        Evidence rise = kills.rise();
        Evidence ofKernel = rise == null && exitCode != null ? kills.ofBuild() : rise;
        if (ofKernel != null && mayHaveBeenKilled()) {
            evidence.add(ofKernel);
            return Cause.KILLED_FOR_MEMORY;
        }
        return exitCode == null ? causeWithoutExitCode() : causeOf(exitCode);
    }

    /** Who leaves by a door of his own was not killed. */
    private boolean mayHaveBeenKilled() {
        return fork.died() && (exitCode == null || exitCode == KILLED);
    }

    private boolean crashed() {
        Path errorFile = files.errorFile();
        if (errorFile != null) {
            add(Fact.JVM_WROTE_ERROR_FILE, errorFile.toString());
        }
        Matcher signal = FATAL.matcher(errorFile == null ? printed : Traces.text(errorFile));
        boolean said = printed.contains("A fatal error has been detected by the Java Runtime Environment");
        if ((errorFile != null || said) && signal.find()) {
            add(Fact.ERROR_FILE_SAYS, signal.group(1));
        }
        return errorFile != null
                || said
                || (exitCode != null && (exitCode == ABORTED || exitCode == SEGMENTATION_FAULT));
    }

    private Cause causeWithoutExitCode() {
        if (fork.end().ending() == Ending.EXIT_IN_TEST) {
            add(Fact.HOOKS_RAN_WHILE_TESTING);
            return Cause.EXITED;
        }
        return Cause.UNKNOWN;
    }

    private Cause causeOf(int code) {
        if (code == KILLED || code == TERMINATED || code == INTERRUPTED) {
            evidence.add(kills.aside());
            return Cause.KILLED;
        }
        if (code == EXIT_ON_OUT_OF_MEMORY && heapShare() >= FULL) {
            return Cause.HEAP_EXHAUSTED;
        }
        add(fork.end().ending() == Ending.EXIT_IN_TEST ? Fact.HOOKS_RAN : Fact.HOOKS_DID_NOT_RUN);
        return Cause.EXITED;
    }

    private void exitCode(int code) {
        String signal = signal(code);
        if (signal != null) {
            add(Fact.EXIT_CODE_OF_SIGNAL, Integer.toString(code), signal);
        } else {
            add(
                    code == EXIT_ON_OUT_OF_MEMORY ? Fact.EXIT_CODE_OF_OUT_OF_MEMORY : Fact.EXIT_CODE,
                    Integer.toString(code));
        }
    }

    private static @Nullable String signal(int code) {
        return switch (code) {
            case INTERRUPTED -> "SIGINT";
            case ABORTED -> "SIGABRT";
            case KILLED -> "SIGKILL";
            case SEGMENTATION_FAULT -> "SIGSEGV";
            case TERMINATED -> "SIGTERM";
            default -> null;
        };
    }

    private void memory() {
        ForkRun.Point last = last();
        if (last == null) {
            return;
        }
        Long heap = last.heapUsedBytes();
        Long most = maxHeapBytes();
        if (heap != null && most != null) {
            add(Fact.HEAP_AT_LAST_SAMPLE, Quantities.bytes(heap), Quantities.bytes(most), Shares.percent(heap, most));
        }
        Long rss = last.rssBytes();
        if (rss != null) {
            add(Fact.RSS_AT_LAST_SAMPLE, Quantities.bytes(rss));
        }
    }

    private void containerMemory() {
        ForkRun.Point last = last();
        Long used = last == null ? null : last.containerBytes();
        Long limit = memoryLimitBytes();
        if (used != null && limit != null) {
            add(
                    Fact.CONTAINER_AT_LAST_SAMPLE,
                    Quantities.bytes(used),
                    Quantities.bytes(limit),
                    Shares.percent(used, limit));
        }
    }

    private void add(Fact fact, String... details) {
        evidence.add(Evidence.of(fact, details));
    }

    private double heapShare() {
        ForkRun.Point last = last();
        Long most = maxHeapBytes();
        Long heap = last == null ? null : last.heapUsedBytes();
        return heap == null || most == null || most <= 0 ? 0 : heap / (double) most;
    }

    private @Nullable Long maxHeapBytes() {
        ForkRecord.ForkStarted started = fork.started();
        return started == null ? null : started.jvm().maxHeapBytes();
    }

    private @Nullable Long memoryLimitBytes() {
        ForkRecord.ForkStarted started = fork.started();
        return started == null || started.container() == null
                ? null
                : started.container().memoryLimitBytes();
    }

    private ForkRun.@Nullable Point last() {
        return fork.history().isEmpty()
                ? null
                : fork.history().get(fork.history().size() - 1);
    }
}
