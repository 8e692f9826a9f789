package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.code.CodeRecorder;
import io.github.testmonitor.report.code.Frames;
import io.github.testmonitor.report.code.SampleWindow;
import io.github.testmonitor.report.code.SeenStack;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code of one fork's spans while its file is read: hands stacks, sections and samples to the open spans that they are of. What
 * is of a span that is over, or never was, is passed over. Those of a profile come when their span is closed. Not thread-safe.
 */
final class CodeReplay implements CodeLines {
    /** A test is found at a sample, when it has run for 50 ms, and looked at every 20 ms from there on. */
    private static final long FIRST_LOOK_NANOS = 150_000_000;

    private static final String STACK_PROBE = "stack";

    private final Frames frames;
    private final ProfiledStacks profiled;
    private final Map<Long, Span> open = new HashMap<>();
    /** By the id of an open section. */
    private final Map<Long, Span> sections = new HashMap<>();

    private @Nullable Readings lastReadings;
    private long lastSampleT;
    private boolean off;
    private boolean anyStack;

    CodeReplay(Frames frames, ProfiledStacks profiled) {
        this.frames = frames;
        this.profiled = profiled;
    }

    void opened(long id, long t) {
        open.put(id, new Span(t, new CodeRecorder(frames, t, lastReadings)));
    }

    /** Looking for stacks may have been switched off, or failed. */
    void unavailable(ForkRecord.Unavailable source) {
        off |= source.probe().startsWith(STACK_PROBE);
    }

    void sample(ForkRecord.Sample sample) {
        long from = Math.max(0, sample.t() - Math.max(0, sample.gapNanos()));
        SampleWindow window = new SampleWindow(
                lastReadings == null ? from : Math.min(lastSampleT, sample.t()),
                sample.t(),
                lastReadings,
                sample.readings());
        Set<Long> running = new HashSet<>(sample.running());
        for (Long id : running) {
            Span span = open.get(id);
            if (span != null) {
                span.code.sample(window, running.size() > 1);
            }
        }
        lastReadings = sample.readings();
        lastSampleT = sample.t();
    }

    @Override
    public boolean take(RecordType type, JsonFields line) throws UnreadableJsonException {
        switch (type) {
            case STACK -> stack(line.number("id"), seenStack(line));
            case SECTION_STARTED -> sectionStarted(line);
            case SECTION_FINISHED -> sectionFinished(line);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A stack of the span's work. */
    void stack(long id, SeenStack stack) {
        anyStack = true;
        Span span = open.get(id);
        if (span != null) {
            span.code.stack(stack);
        }
    }

    /** What the stacks of an open span weigh so far; zero where it has none. */
    long seen(long id, Weight weight) {
        Span span = open.get(id);
        return span == null ? 0 : span.code.seen(weight);
    }

    /** What is known of a span's code, or null where that is nothing. The span is over. */
    @Nullable
    TestCode closed(long id, long endT, Figures figures) {
        Span span = open.remove(id);
        if (span == null) {
            return null;
        }
        span.sections.forEach(sections::remove);
        profiled.take(id).forEach(span.code::profiled);
        return span.code.finish(endT, figures, none(endT - span.t));
    }

    private Spike.Evidence none(long wallNanos) {
        if (off) {
            return Spike.Evidence.OFF;
        }
        if (wallNanos < FIRST_LOOK_NANOS) {
            return Spike.Evidence.TOO_SHORT;
        }
        return anyStack ? Spike.Evidence.NOT_SEEN : Spike.Evidence.NO_STACKS;
    }

    private void sectionStarted(JsonFields line) throws UnreadableJsonException {
        long id = line.number("id");
        long parent = line.number("parent");
        Span around = sections.get(parent);
        Span span = around != null ? around : open.get(parent);
        if (span != null && span.code.sectionStarted(line.number("t"), id, parent, line.text("name"), thread(line))) {
            sections.put(id, span);
            span.sections.add(id);
        }
    }

    private void sectionFinished(JsonFields line) throws UnreadableJsonException {
        long id = line.number("id");
        Span span = sections.remove(id);
        if (span != null) {
            span.sections.remove(id);
            span.code.sectionFinished(line.number("t"), id, RecordDecoder.figures(line));
        }
    }

    private static SeenStack seenStack(JsonFields line) throws UnreadableJsonException {
        List<String> frames = line.texts("frames");
        return new SeenStack(
                line.number("t"),
                line.optionalNumber("section"),
                thread(line),
                weight(line, "cpuNanos"),
                weight(line, "allocatedBytes"),
                frames,
                line.isTrue("truncated"),
                StackSource.named(line.optionalText("source")));
    }

    private static String thread(JsonFields line) {
        String thread = line.optionalText("thread");
        return thread == null ? "" : Names.clean(thread);
    }

    /** A weight is a share of a sum: what is not known adds nothing. */
    private static long weight(JsonFields line, String name) {
        Long value = line.optionalNumber(name);
        return value == null ? 0 : Math.max(0, value);
    }

    /** @param sections the ids of its open sections */
    private record Span(long t, CodeRecorder code, Set<Long> sections) {
        Span(long t, CodeRecorder code) {
            this(t, code, new HashSet<>());
        }
    }
}
