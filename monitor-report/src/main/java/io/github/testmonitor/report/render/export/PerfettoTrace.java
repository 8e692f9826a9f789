package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.code.FoldedFrames;
import io.github.testmonitor.report.code.Section;
import io.github.testmonitor.report.code.SeenStack;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The run in the Trace Event Format, which ui.perfetto.dev and chrome://tracing open: each fork is a process, its tests are slices in
 * lanes, with their sections in them, and memory and CPU are counters; the container is a process of its own. Times are microseconds
 * since the start of the run. Written as it is told, in whatever order. Not thread-safe.
 */
public final class PerfettoTrace {
    private static final int CONTAINER = 0;
    /** Tracks of a lane; sections that overlap in more ways than this are left out. */
    private static final int TRACKS_OF_A_LANE = 8;

    private static final int MOST_FRAMES = 5;

    private final JsonGenerator json;
    private final Map<Integer, Long> starts = new HashMap<>();
    private final Map<Integer, TraceLanes> lanes = new HashMap<>();
    private final Set<Long> named = new HashSet<>();
    private @Nullable SampleRun before;

    private PerfettoTrace(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the names of the forks. The writer stays the caller's to close. */
    public static PerfettoTrace begin(Writer out, Run run) throws IOException {
        JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
        PerfettoTrace trace = new PerfettoTrace(json);
        json.writeStartObject();
        json.writeStringProperty("displayTimeUnit", "ms");
        json.writeArrayPropertyStart("traceEvents");
        if (run.container() != null) {
            trace.process(CONTAINER, "container");
        }
        for (ForkRun fork : run.forks()) {
            trace.process(fork.number(), "fork " + fork.number() + " (" + Names.clean(fork.label()) + ")");
            trace.starts.put(fork.number(), startNanos(fork, run));
        }
        return trace;
    }

    public void add(TestRun test) {
        long wallNanos = test.figures().get(Figure.WALL).orElse(0);
        long end = wallNanos > Long.MAX_VALUE - test.t() ? Long.MAX_VALUE : test.t() + wallNanos;
        int lane = lanes.computeIfAbsent(test.fork(), first -> new TraceLanes()).lane(test.t(), end);
        int track = lane * TRACKS_OF_A_LANE + 1;
        name(test.fork(), track, lane == 0 ? "tests" : "tests " + (lane + 1));
        String className = test.identity().className();
        slice(
                Names.test(
                        className == null ? null : Names.simple(className),
                        test.identity().methodName(),
                        test.identity().displayName()),
                "test",
                test.fork(),
                track,
                test.t(),
                wallNanos);
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("class", className == null ? null : Names.clean(className));
        json.writeStringProperty("outcome", test.outcome().name().toLowerCase(Locale.ROOT));
        for (Figure figure : List.of(Figure.CPU, Figure.ALLOCATED, Figure.PEAK_HEAP, Figure.PEAK_RSS)) {
            if (test.figures().has(figure)) {
                json.writeNumberProperty(figure.jsonName(), test.figures().value(figure));
            }
        }
        TestCode code = test.code();
        if (code != null && code.spike() != null) {
            spike(code.spike());
        }
        json.writeEndObject();
        json.writeEndObject();
        if (code != null) {
            sections(test, end, track, code.sections());
        }
    }

    public void add(SampleRun sample) {
        Readings readings = sample.readings();
        counter(sample, sample.fork(), "memory", Map.of("rssBytes", Reading.RSS, "heapUsedBytes", Reading.HEAP_USED));
        counter(sample, CONTAINER, "container memory", Map.of("bytes", Reading.CONTAINER_MEMORY));
        SampleRun last = before;
        if (last != null
                && last.fork() == sample.fork()
                && sample.t() > last.t()
                && readings.has(Reading.CPU)
                && last.readings().has(Reading.CPU)) {
            double used = readings.value(Reading.CPU) - last.readings().value(Reading.CPU);
            event("CPU", "C", sample.fork());
            json.writeName("ts");
            micros(sample.fork(), last.t());
            json.writeObjectPropertyStart("args");
            json.writeNumberProperty("cores", Math.round(1000 * Math.max(0, used) / (sample.t() - last.t())) / 1000.0);
            json.writeEndObject();
            json.writeEndObject();
        }
        before = sample;
    }

    /** Writes the end. */
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void sections(TestRun test, long end, int track, List<Section> sections) {
        List<Integer> below = TraceLanes.below(end, sections);
        for (int index = 0; index < sections.size(); index++) {
            Section section = sections.get(index);
            if (below.get(index) < TRACKS_OF_A_LANE) {
                int own = track + below.get(index);
                name(test.fork(), own, "sections beside");
                slice(section.name(), "section", test.fork(), own, section.t(), section.endT() - section.t());
                json.writeObjectPropertyStart("args");
                json.writeStringProperty("thread", section.thread());
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    private void spike(Spike spike) {
        json.writeObjectPropertyStart("spike");
        json.writeStringProperty("what", spike.what().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("amount", spike.amount());
        SeenStack stack = spike.stack();
        if (stack != null) {
            json.writeArrayPropertyStart("frames");
            FoldedFrames.of(stack, MOST_FRAMES).shown().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Begins a slice, which the caller ends. */
    private void slice(String name, String category, int fork, int track, long t, long nanos) {
        event(name, "X", fork);
        json.writeStringProperty("cat", category);
        json.writeNumberProperty("tid", track);
        json.writeName("ts");
        micros(fork, t);
        json.writeName("dur");
        number(nanos);
    }

    private void counter(SampleRun sample, int process, String name, Map<String, Reading> values) {
        Readings readings = sample.readings();
        if (values.values().stream().noneMatch(readings::has)) {
            return;
        }
        event(name, "C", process);
        json.writeName("ts");
        micros(sample.fork(), sample.t());
        json.writeObjectPropertyStart("args");
        values.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(value -> {
            if (readings.has(value.getValue())) {
                json.writeNumberProperty(value.getKey(), readings.value(value.getValue()));
            }
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private void process(int process, String name) {
        metadata("process_name", process, 0, name);
    }

    /** Names a track, once. */
    private void name(int fork, int track, String name) {
        if (named.add((long) fork << Integer.SIZE | track)) {
            metadata("thread_name", fork, track, name);
        }
    }

    private void metadata(String key, int process, int track, String name) {
        event(key, "M", process);
        json.writeNumberProperty("tid", track);
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Begins an event on a line of its own. */
    private void event(String name, String phase, int process) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("ph", phase);
        json.writeNumberProperty("pid", process);
    }

    private void micros(int fork, long t) {
        long start = starts.getOrDefault(fork, 0L);
        number(start > Long.MAX_VALUE - t ? Long.MAX_VALUE : start + t);
    }

    /** Nanoseconds as microseconds, exactly. */
    private void number(long nanos) {
        json.writeNumber(BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString());
    }

    private static long startNanos(ForkRun fork, Run run) {
        return fork.started() == null || run.startedAt() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(run.startedAt(), fork.started().startedAt())
                                .toNanos());
    }
}
