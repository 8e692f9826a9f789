package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.LiveView.SoFar;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the page is told, as JSON on one line: what runs now, whole each time, and what is new of each fork; or, as the whole state, all
 * that is kept of each. Times are nanoseconds since the start of the build, amounts bytes and nanoseconds; null is not known.
 */
final class EventJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MOST_FORKS = 32;
    private static final int MOST_TESTS = 8;
    private static final int MOST_FRAMES = 30;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);
    private final LiveView view;

    private EventJson(LiveView view) {
        this.view = view;
    }

    /** @param whole all that is kept, for a reader who knows nothing; else what is new */
    static String of(LiveView view, Instant now, Tracks tracks, boolean whole) {
        EventJson event = new EventJson(view);
        try (JsonGenerator json = event.json) {
            json.writeStartObject();
            json.writeBooleanProperty("whole", whole);
            json.writeNumberProperty(
                    "nanos", Math.max(0, Duration.between(view.startedAt(), now).toNanos()));
            event.view();
            event.stacks(tracks.stacks());
            event.tracks(tracks.forks(), whole);
            json.writeEndObject();
        }
        return event.text.toString();
    }

    private void view() {
        json.writeBooleanProperty("over", view.over());
        json.writeNumberProperty("testsDone", view.finishedTests());
        json.writeNumberProperty("forksDone", view.finishedForks());
        json.writeNumberProperty("cpuNanos", view.cpuNanos());
        LiveView.Container container = view.container();
        if (container != null) {
            json.writeNumberProperty("containerBytes", container.memoryBytes());
            number("containerLimitBytes", container.limitBytes());
        }
        json.writeArrayPropertyStart("forks");
        view.forks().stream().limit(MOST_FORKS).forEach(this::fork);
        json.writeEndArray();
        json.writeArrayPropertyStart("costliest");
        for (LiveView.Finished test : view.costliest()) {
            json.writeStartObject();
            identity(test.identity());
            number("cpuNanos", test.cpuNanos());
            number("allocatedBytes", test.allocatedBytes());
            number("wallNanos", test.wallNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void fork(LiveView.Fork fork) {
        json.writeStartObject();
        json.writeNumberProperty("number", fork.number());
        if (fork.cpuCores().isPresent()) {
            json.writeNumberProperty("cores", fork.cpuCores().getAsDouble());
        }
        number("rssBytes", fork.rssBytes());
        number("heapUsedBytes", fork.heapUsedBytes());
        number("threads", fork.threads());
        json.writeNumberProperty("testsDone", fork.finishedTests());
        json.writeNumberProperty("running", fork.running().size());
        json.writeArrayPropertyStart("tests");
        fork.running().stream().limit(MOST_TESTS).forEach(test -> running(fork, test));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void running(LiveView.Fork fork, LiveView.Running test) {
        SoFar soFar = test.soFar();
        json.writeStartObject();
        json.writeNumberProperty("id", test.id());
        identity(test.identity());
        json.writeNumberProperty("start", onAxis(fork.started(), test.startT()));
        json.writeNumberProperty("wallNanos", test.nanos());
        json.writeBooleanProperty("alone", soFar.alone());
        number("cpuNanos", soFar.cpuNanos());
        number("allocatedBytes", soFar.allocatedBytes());
        number("rssBytes", soFar.rssBytes());
        number("rssGrowthBytes", soFar.rssGrowthBytes());
        json.writeEndObject();
    }

    private void stacks(Collection<LiveListener.Stack> stacks) {
        json.writeArrayPropertyStart("stacks");
        for (LiveListener.Stack stack : stacks) {
            json.writeStartObject();
            identity(stack.identity());
            json.writeStringProperty("thread", Names.clean(stack.record().thread()));
            number("cpuNanos", stack.record().cpuNanos());
            number("allocatedBytes", stack.record().allocatedBytes());
            json.writeArrayPropertyStart("frames");
            List<String> frames = stack.record().frames();
            frames.stream().limit(MOST_FRAMES).map(Names::clean).forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tracks(Collection<ForkTrack> forks, boolean whole) {
        json.writeArrayPropertyStart("tracks");
        for (ForkTrack fork : forks) {
            if (whole || fork.hasNews()) {
                track(fork, whole);
            }
        }
        json.writeEndArray();
    }

    private void track(ForkTrack fork, boolean whole) {
        ForkRecord.ForkStarted started = fork.started();
        String execution = started.execution();
        json.writeStartObject();
        json.writeNumberProperty("number", fork.number());
        json.writeStringProperty("module", Names.clean(started.module()));
        json.writeStringProperty("execution", execution == null ? "" : Names.clean(execution));
        json.writeNumberProperty("pid", started.pid());
        json.writeNumberProperty("cpus", started.cpus());
        number("maxHeapBytes", started.jvm().maxHeapBytes());
        json.writeArrayPropertyStart("samples");
        (whole ? fork.samples() : fork.newSamples()).forEach(sample -> sample(started, sample));
        json.writeEndArray();
        json.writeArrayPropertyStart("tests");
        (whole ? fork.tests() : fork.newTests()).forEach(test -> test(started, test));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As an array: time, RSS, heap used, heap committed, CPU. */
    private void sample(ForkRecord.ForkStarted started, ForkRecord.Sample sample) {
        json.writeStartArray();
        json.writeNumber(onAxis(started, sample.t()));
        for (Reading reading : List.of(Reading.RSS, Reading.HEAP_USED, Reading.HEAP_COMMITTED, Reading.CPU)) {
            OptionalLong value = sample.readings().get(reading);
            if (value.isPresent()) {
                json.writeNumber(value.getAsLong());
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private void test(ForkRecord.ForkStarted started, LiveListener.Finished test) {
        Figures figures = test.figures();
        json.writeStartObject();
        json.writeNumberProperty("id", test.id());
        identity(test.identity());
        json.writeStringProperty("outcome", test.status().jsonName());
        json.writeNumberProperty("start", onAxis(started, test.startT()));
        json.writeNumberProperty("wallNanos", Math.max(0, test.t() - test.startT()));
        number("cpuNanos", either(figures, Figure.CPU, Figure.OWN_CPU));
        number("allocatedBytes", either(figures, Figure.ALLOCATED, Figure.OWN_ALLOCATED));
        OptionalLong start = figures.get(Figure.RSS_START);
        OptionalLong peak = figures.get(Figure.PEAK_RSS);
        number(
                "rssGrowthBytes",
                start.isPresent() && peak.isPresent() ? Math.max(0, peak.getAsLong() - start.getAsLong()) : null);
        json.writeEndObject();
    }

    private static OptionalLong either(Figures figures, Figure owned, Figure own) {
        OptionalLong value = figures.get(owned);
        return value.isPresent() ? value : figures.get(own);
    }

    private void identity(ForkRecord.Identity identity) {
        String className = identity.className();
        json.writeStringProperty("className", className == null ? "" : Names.clean(className));
        json.writeStringProperty("name", Names.test(null, identity.methodName(), identity.displayName()));
    }

    private long onAxis(ForkRecord.ForkStarted fork, long t) {
        return Math.max(0, Duration.between(view.startedAt(), fork.startedAt()).toNanos() + t);
    }

    private void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsLong());
        }
    }

    private void number(String name, @Nullable Long value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
