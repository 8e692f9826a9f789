package io.github.testmonitor.record;

import io.github.testmonitor.record.ForkRecord.Container;
import io.github.testmonitor.record.ForkRecord.ContainerFinished;
import io.github.testmonitor.record.ForkRecord.ContainerStarted;
import io.github.testmonitor.record.ForkRecord.Disabled;
import io.github.testmonitor.record.ForkRecord.ForkFinished;
import io.github.testmonitor.record.ForkRecord.ForkStarted;
import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.record.ForkRecord.JvmDetails;
import io.github.testmonitor.record.ForkRecord.Late;
import io.github.testmonitor.record.ForkRecord.Leaked;
import io.github.testmonitor.record.ForkRecord.LooksSlowed;
import io.github.testmonitor.record.ForkRecord.Outside;
import io.github.testmonitor.record.ForkRecord.Sample;
import io.github.testmonitor.record.ForkRecord.SectionFinished;
import io.github.testmonitor.record.ForkRecord.SectionStarted;
import io.github.testmonitor.record.ForkRecord.Slowed;
import io.github.testmonitor.record.ForkRecord.Stack;
import io.github.testmonitor.record.ForkRecord.TestFinished;
import io.github.testmonitor.record.ForkRecord.TestSkipped;
import io.github.testmonitor.record.ForkRecord.TestStarted;
import io.github.testmonitor.record.ForkRecord.Unavailable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns each record into its line, with the fields in the order of the record format. What is null is left out, except where
 * null says something ({@code parent}, a limit) or a reader may count on the field (the first three readings of a sample).
 * Written for the hot path: no objects beyond the line's own buffer.
 */
final class RecordEncoder {
    private static final Figure[] FIGURES = Figure.values();
    private static final Reading[] READINGS = Reading.values();
    private static final Set<Reading> ALWAYS_NAMED = Set.of(Reading.RSS, Reading.HEAP_USED, Reading.THREADS);

    /** What is often the same is half of what there is to encode. */
    private final KnownQualities ofSpans = new KnownQualities();

    private final KnownQualities ofSections = new KnownQualities();

    /** Any thread may call, each with a line of its own. */
    void encode(ForkRecord entry, JsonLine line) {
        if (entry instanceof TestStarted started) {
            testStarted(started, line);
        } else if (entry instanceof TestFinished finished) {
            finished("testFinished", finished.t(), finished.id(), finished.status(), line);
            figures(finished.figures(), finished.sharedWith(), line);
        } else if (entry instanceof ForkStarted started) {
            // Stands here because each type asked for before it would be loaded before main.
            forkStarted(started, line);
        } else if (entry instanceof Sample sample) {
            sample(sample, line);
        } else if (entry instanceof ContainerStarted started) {
            line.begin("containerStarted").field("t", started.t()).field("id", started.id());
            line.nullable("parent", started.parent());
            identity(started.identity(), line).field("thread", started.thread());
        } else if (entry instanceof ContainerFinished finished) {
            finished("containerFinished", finished.t(), finished.id(), finished.status(), line);
            figures(finished.figures(), finished.sharedWith(), line);
        } else if (entry instanceof SectionStarted started) {
            line.begin("sectionStarted").field("t", started.t()).field("id", started.id());
            line.field("parent", started.parent()).field("name", started.name()).field("thread", started.thread());
        } else if (entry instanceof SectionFinished finished) {
            line.begin("sectionFinished").field("t", finished.t()).field("id", finished.id());
            values(finished.figures(), line);
            ofSections.add(finished.figures(), line);
        } else if (entry instanceof TestSkipped skipped) {
            line.begin("testSkipped").field("t", skipped.t());
            identity(skipped.identity(), line).optional("reason", skipped.reason());
        } else if (entry instanceof Stack stack) {
            stack(stack, line);
        } else if (entry instanceof Late late) {
            line.begin("late").field("t", late.t()).field("id", late.id()).field("thread", late.thread());
            line.optional("cpuNanos", late.cpuNanos()).optional("allocatedBytes", late.allocatedBytes());
        } else if (entry instanceof Leaked leaked) {
            line.begin("leaked").field("t", leaked.t()).field("id", leaked.id());
            line.field("threads", leaked.threads()).field("files", leaked.files());
        } else if (entry instanceof Unavailable unavailable) {
            line.begin("unavailable").field("probe", unavailable.probe());
            line.field("reason", unavailable.reason().jsonName());
            if (unavailable.detail() != null) {
                line.field("detail", unavailable.detail());
            }
        } else if (entry instanceof Slowed slowed) {
            line.begin("slowed").field("t", slowed.t()).field("intervalMillis", slowed.intervalMillis());
            line.field("cpuNanos", slowed.cpuNanos()).field("wallNanos", slowed.wallNanos());
        } else if (entry instanceof LooksSlowed slowed) {
            line.begin("looksSlowed").field("t", slowed.t()).field("periodMillis", slowed.periodMillis());
            line.field("cpuNanos", slowed.cpuNanos());
        } else if (entry instanceof JvmDetails details) {
            line.begin("jvmDetails").field("t", details.t()).field("collector", details.collector());
        } else if (entry instanceof ForkFinished finished) {
            forkFinished(finished, line);
        } else if (entry instanceof Disabled disabled) {
            disabled(disabled, line);
        }
        line.end();
    }

    private static void forkStarted(ForkStarted started, JsonLine line) {
        line.begin("forkStarted").field("format", started.format()).field("buildId", started.buildId());
        line.field("startedAt", text(started.startedAt())).field("module", started.module());
        line.optional("execution", started.execution()).optional("invocation", started.invocation());
        line.optional("fork", started.fork()).field("pid", started.pid());
        line.field("intervalMillis", started.intervalMillis());
        line.openObject("jvm").field("version", started.jvm().version());
        line.field("name", started.jvm().name())
                .optional("collector", started.jvm().collector());
        line.optional("maxHeapBytes", started.jvm().maxHeapBytes()).closeObject();
        line.field("cpus", started.cpus());
        container(started.container(), line);
    }

    /** What {@link Instant#toString} gives, without its formatter, which takes 3 ms to load before main. */
    private static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        boolean wholeMinute = time.getSecond() == 0 && time.getNano() == 0;
        return time + (wholeMinute ? ":00Z" : "Z");
    }

    private static void container(@Nullable Container container, JsonLine line) {
        if (container == null) {
            return;
        }
        line.openObject("container").nullable("memoryLimitBytes", container.memoryLimitBytes());
        if (container.cpuLimit() == null) {
            line.nullField("cpuLimit");
        } else {
            line.field("cpuLimit", container.cpuLimit());
        }
        line.closeObject();
    }

    private static void disabled(Disabled disabled, JsonLine line) {
        line.begin("disabled").field("format", disabled.format()).optional("buildId", disabled.buildId());
        line.optional("module", disabled.module()).optional("execution", disabled.execution());
        line.optional("pid", disabled.pid()).field("reason", disabled.reason());
    }

    private static void testStarted(TestStarted started, JsonLine line) {
        line.begin("testStarted").field("t", started.t()).field("id", started.id());
        line.nullable("parent", started.parent());
        identity(started.identity(), line).field("tags", started.tags()).field("thread", started.thread());
    }

    private static JsonLine identity(Identity identity, JsonLine line) {
        return line.field("uniqueId", identity.uniqueId())
                .optional("className", identity.className())
                .optional("methodName", identity.methodName())
                .field("displayName", identity.displayName())
                .optional("reportName", identity.reportName());
    }

    private static void sample(Sample sample, JsonLine line) {
        line.begin("sample").field("t", sample.t()).field("gapNanos", sample.gapNanos());
        Readings readings = sample.readings();
        for (Reading reading : READINGS) {
            if (readings.has(reading)) {
                line.field(reading.jsonName(), readings.value(reading));
            } else if (ALWAYS_NAMED.contains(reading)) {
                line.nullField(reading.jsonName());
            }
        }
        line.numbers("running", sample.running());
    }

    private static void stack(Stack stack, JsonLine line) {
        line.begin("stack").field("t", stack.t()).field("id", stack.id());
        line.optional("section", stack.section()).field("thread", stack.thread());
        line.optional("cpuNanos", stack.cpuNanos()).optional("allocatedBytes", stack.allocatedBytes());
        line.field("frames", stack.frames());
        if (stack.truncated()) {
            line.field("truncated", true);
        }
    }

    private static void finished(String type, long t, long id, Status status, JsonLine line) {
        line.begin(type).field("t", t).field("id", id).field("status", status.jsonName());
    }

    private void figures(Figures figures, int sharedWith, JsonLine line) {
        values(figures, line);
        line.field("sharedWith", sharedWith);
        ofSpans.add(figures, line);
    }

    private static void values(Figures figures, JsonLine line) {
        for (Figure figure : FIGURES) {
            if (figures.has(figure)) {
                line.field(figure.jsonName(), figures.value(figure));
            }
        }
    }

    private static void forkFinished(ForkFinished finished, JsonLine line) {
        line.begin("forkFinished").field("t", finished.t()).field("reason", finished.reason());
        line.optional("cpuNanos", finished.cpuNanos()).optional("allocatedBytes", finished.allocatedBytes());
        line.optional("peakRssBytes", finished.peakRssBytes()).optional("gcCpuNanos", finished.gcCpuNanos());
        line.optional("jitCpuNanos", finished.jitCpuNanos());
        Outside outside = finished.outside();
        if (outside.isKnown()) {
            line.openObject("outside").optional("frameworkCpuNanos", outside.frameworkCpuNanos());
            line.optional("frameworkAllocatedBytes", outside.frameworkAllocatedBytes());
            line.optional("monitorCpuNanos", outside.monitorCpuNanos());
            line.optional("monitorAllocatedBytes", outside.monitorAllocatedBytes())
                    .closeObject();
        }
        line.openObject("monitor").optional("cpuNanos", finished.monitor().cpuNanos());
        line.field("writtenBytes", finished.monitor().writtenBytes());
        line.field("samples", finished.monitor().samples());
        line.field("lateSamples", finished.monitor().lateSamples()).closeObject();
    }
}
