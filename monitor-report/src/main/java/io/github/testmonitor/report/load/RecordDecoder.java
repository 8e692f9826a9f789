package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of the fields of a line. What must be there is what gives the record its place: ids, times, names. All else
 * may be missing or broken, and is then absent.
 */
final class RecordDecoder {
    private static final Map<String, Status> STATUSES = byName(Status.values(), Status::jsonName);
    private static final Map<String, Kind> KINDS = byName(Kind.values(), Kind::jsonName);
    private static final Map<String, Absence> ABSENCES = byName(Absence.values(), Absence::jsonName);
    /** The last instant whose nanoseconds since 1970 fit into a long. */
    private static final Instant LAST_INSTANT = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000L);

    private RecordDecoder() {}

    static ForkRecord decode(RecordType type, JsonFields line) throws UnreadableJsonException {
        return switch (type) {
            case FORK_STARTED -> forkStarted(line);
            case DISABLED -> disabled(line);
            case JVM_DETAILS -> new ForkRecord.JvmDetails(t(line), line.text("collector"));
            case UNAVAILABLE ->
                new ForkRecord.Unavailable(
                        line.text("probe"), absence(line.text("reason")), line.optionalText("detail"));
            case CONTAINER_STARTED ->
                new ForkRecord.ContainerStarted(t(line), id(line), parent(line), identity(line), thread(line));
            case TEST_STARTED ->
                new ForkRecord.TestStarted(
                        t(line), id(line), parent(line), identity(line), line.texts("tags"), thread(line));
            case SAMPLE ->
                new ForkRecord.Sample(t(line), line.number("gapNanos"), readings(line), line.numbers("running"));
            case SLOWED ->
                new ForkRecord.Slowed(
                        t(line), line.number("intervalMillis"), line.number("cpuNanos"), line.number("wallNanos"));
            case LOOKS_SLOWED ->
                new ForkRecord.LooksSlowed(t(line), line.number("periodMillis"), line.number("cpuNanos"));
            case STACK ->
                new ForkRecord.Stack(
                        t(line),
                        id(line),
                        thread(line),
                        amount(line, "cpuNanos"),
                        amount(line, "allocatedBytes"),
                        line.texts("frames"));
            case SECTION_STARTED, SECTION_FINISHED ->
                throw new UnreadableJsonException("a section is read by those alone who ask for code");
            case TEST_FINISHED ->
                new ForkRecord.TestFinished(t(line), id(line), status(line), sharedWith(line), figures(line));
            case CONTAINER_FINISHED ->
                new ForkRecord.ContainerFinished(t(line), id(line), status(line), sharedWith(line), figures(line));
            case TEST_SKIPPED -> new ForkRecord.TestSkipped(t(line), identity(line), line.optionalText("reason"));
            case LATE ->
                new ForkRecord.Late(
                        t(line), id(line), thread(line), amount(line, "cpuNanos"), amount(line, "allocatedBytes"));
            case LEAKED -> new ForkRecord.Leaked(t(line), id(line), line.texts("threads"), line.texts("files"));
            case FORK_FINISHED -> forkFinished(line);
        };
    }

    private static ForkRecord.ForkStarted forkStarted(JsonFields line) throws UnreadableJsonException {
        return new ForkRecord.ForkStarted(
                line.smallNumber("format"),
                line.text("buildId"),
                instant(line.text("startedAt")),
                line.text("module"),
                line.optionalText("execution"),
                optionalSmallNumber(line, "invocation"),
                optionalSmallNumber(line, "fork"),
                line.number("pid"),
                line.number("intervalMillis"),
                jvm(line.object("jvm")),
                line.smallNumber("cpus"),
                line.hasObject("container") ? container(line.object("container")) : null);
    }

    private static ForkRecord.Jvm jvm(JsonFields jvm) throws UnreadableJsonException {
        return new ForkRecord.Jvm(
                jvm.text("version"), jvm.text("name"), jvm.optionalText("collector"), amount(jvm, "maxHeapBytes"));
    }

    private static ForkRecord.Container container(JsonFields container) {
        return new ForkRecord.Container(amount(container, "memoryLimitBytes"), container.optionalFraction("cpuLimit"));
    }

    private static ForkRecord.Disabled disabled(JsonFields line) throws UnreadableJsonException {
        return new ForkRecord.Disabled(
                line.smallNumber("format"),
                line.optionalText("buildId"),
                line.optionalText("module"),
                line.optionalText("execution"),
                line.optionalNumber("pid"),
                line.text("reason"));
    }

    private static ForkRecord.ForkFinished forkFinished(JsonFields line) throws UnreadableJsonException {
        JsonFields monitor = line.object("monitor");
        return new ForkRecord.ForkFinished(
                t(line),
                line.text("reason"),
                amount(line, "cpuNanos"),
                amount(line, "allocatedBytes"),
                amount(line, "peakRssBytes"),
                amount(line, "gcCpuNanos"),
                amount(line, "jitCpuNanos"),
                line.hasObject("outside") ? outside(line.object("outside")) : ForkRecord.Outside.UNKNOWN,
                new ForkRecord.Monitor(
                        amount(monitor, "cpuNanos"),
                        monitor.number("writtenBytes"),
                        monitor.number("samples"),
                        monitor.number("lateSamples")));
    }

    private static ForkRecord.Outside outside(JsonFields outside) {
        return new ForkRecord.Outside(
                amount(outside, "frameworkCpuNanos"),
                amount(outside, "frameworkAllocatedBytes"),
                amount(outside, "monitorCpuNanos"),
                amount(outside, "monitorAllocatedBytes"));
    }

    private static ForkRecord.Identity identity(JsonFields line) throws UnreadableJsonException {
        String uniqueId = line.text("uniqueId");
        String methodName = name(line, "methodName");
        String displayName = name(line, "displayName");
        return new ForkRecord.Identity(
                uniqueId,
                line.optionalText("className"),
                methodName,
                displayName != null ? displayName : methodName != null ? methodName : uniqueId,
                name(line, "reportName"));
    }

    /** A name that says something: older monitors wrote an empty one of some tests of TestNG. */
    private static @Nullable String name(JsonFields line, String field) {
        String name = line.optionalText(field);
        return name == null || name.isBlank() ? null : name;
    }

    static Figures figures(JsonFields line) {
        JsonFields kinds = line.object("kinds");
        JsonFields absent = line.object("absent");
        Figures.Builder figures = Figures.builder();
        for (Figure figure : Figure.values()) {
            String name = figure.jsonName();
            String reason = absent.optionalText(name);
            if (line.has(name)) {
                Long value = figure == Figure.OPEN_FILES_DELTA ? line.optionalNumber(name) : amount(line, name);
                if (value == null) {
                    figures.absent(figure, Absence.ERROR);
                } else {
                    figures.set(figure, value, kind(kinds.optionalText(name)));
                }
            } else if (reason != null) {
                figures.absent(figure, absence(reason));
            }
        }
        return figures.build();
    }

    private static Readings readings(JsonFields line) {
        Readings readings = new Readings();
        for (Reading reading : Reading.values()) {
            Long value = amount(line, reading.jsonName());
            if (value != null) {
                readings.set(reading, value);
            }
        }
        return readings;
    }

    /** A size, time or count; one that is negative is broken. */
    private static @Nullable Long amount(JsonFields line, String name) {
        Long value = line.optionalNumber(name);
        return value != null && value >= 0 ? value : null;
    }

    private static @Nullable Integer optionalSmallNumber(JsonFields line, String name) {
        Long value = amount(line, name);
        return value != null && value <= Integer.MAX_VALUE ? value.intValue() : null;
    }

    private static long t(JsonFields line) throws UnreadableJsonException {
        return line.number("t");
    }

    private static long id(JsonFields line) throws UnreadableJsonException {
        return line.number("id");
    }

    private static @Nullable Long parent(JsonFields line) {
        return line.optionalNumber("parent");
    }

    private static String thread(JsonFields line) {
        String thread = line.optionalText("thread");
        return thread != null ? thread : "";
    }

    private static int sharedWith(JsonFields line) {
        Integer sharedWith = optionalSmallNumber(line, "sharedWith");
        return sharedWith != null ? sharedWith : 0;
    }

    /** A word that a newer version added says at least that the span is over. */
    private static Status status(JsonFields line) throws UnreadableJsonException {
        Status status = STATUSES.get(line.text("status"));
        return status != null ? status : Status.ABORTED;
    }

    /** A word that a newer version added says at least that the figure is not exact. */
    private static Kind kind(@Nullable String name) {
        if (name == null) {
            return Kind.EXACT;
        }
        Kind kind = KINDS.get(name);
        return kind != null ? kind : Kind.SHARED;
    }

    private static Absence absence(String name) {
        Absence absence = ABSENCES.get(name);
        return absence != null ? absence : Absence.ERROR;
    }

    private static Instant instant(String text) throws UnreadableJsonException {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST_INSTANT)) {
                throw new UnreadableJsonException("startedAt is beyond reason: " + text);
            }
            return instant;
        } catch (DateTimeException problem) {
            throw new UnreadableJsonException("startedAt is no instant: " + text);
        }
    }

    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }
}
