package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Every attempt as JSON, for scripts. Version 1:
 *
 * <pre>{@code
 * {"format": 1, "title": "shop", "buildId": "…", "startedAt": "2026-11-23T05:12:00Z",
 *  "forks": [{"fork": 1, "cpuNanos": {"total": 81000000000, "tests": 60000000000, "containers": …, "late": …, "framework": …,
 *             "collector": …, "compiler": …, "monitor": …, "unattributed": …}, "allocatedBytes": {"total": …, …}}],
 *  "leaks": {"judgedClasses": 40, "notJudgedClasses": 2, "suspects": [{"module": "g:a", "fork": 1, "className": "com.acme.FooTest",
 *             "classNames": ["com.acme.FooTest"], "classes": 1, "tests": 3, "keptBytes": 56623104, "beforeBytes": …, "endBytes": …,
 *             "afterBytes": …, "collectionsWithin": 2, "collectionsAfter": 1}], "containers": [{"module": "g:a",
 *             "fork": 1, "className": "com.acme.FooTest", "methodName": null, "displayName": "FooTest", "uniqueId": "[engine:…",
 *             "leakedThreads": ["pool-1-thread-1"], "leakedFiles": []}]},
 *  "columns": ["module", "execution", "fork", "className", "methodName", "displayName", "reportName", "uniqueId", "attempt",
 *              "outcome", "tags", "startNanos", "sharedWith", "wallNanos", "cpuNanos", …, "leakedThreads",
 *              "leakedFiles", "kinds", "absent", "spikes", "sections", "hotFrames"],
 *  "tests": [
 * ["g:a", "surefire:default-test", 1, "com.acme.FooTest", "bar", "bar()", "bar", "[engine:…", 1,
 *  "successful", ["slow"], 1200300, 0, 4000000, null, …, null, null,
 *  {"peakHeapBytes": "sampled"}, {"cpuNanos": "notOwned"},
 *  [{"what": "rss", "amountBytes": 314572800, "peakBytes": …, "kind": "exact", "fromNanos": …, "toNanos": …, "section": "load",
 *    "evidence": "atPeak", "thread": "main", "source": "tick", "frames": ["com.acme.Foo.load(Foo.java:42)", …]}],
 *  [{"path": "load", "count": 1, "unfinished": 0, "wallNanos": …, "kinds": {}}],
 *  {"cpuNanos": [{"method": "com.acme.Foo.load", "here": …, "total": …}], "allocatedBytes": […]}]
 * ]}
 * }</pre>
 *
 * <p>Of each fork stands where its CPU time and its allocation went: the parts add up to the total, a part that is not known is left
 * out and so is in {@code unattributed}, and what is not known at all is null. Where a test was lost or the fork died, {@code atLeast}
 * names those that are lower bounds, the total among them: {@code {"cpuNanos": ["tests", "containers"], "allocatedBytes": ["tests",
 * "containers"]}}; what was used and not seen is in {@code unattributed}.
 *
 * <p>{@code suspects} are the classes after which the heap stayed higher, what kept most first. Where they cannot be told apart,
 * {@code className} is null and one or more of {@code classNames} are to blame, in the order of running; where they are more than 20
 * ({@code classes} says how many), the 20 that allocated most. The heap in use was {@code beforeBytes} at the least since they began, and
 * {@code endBytes} at their end; of that, {@code afterBytes} were not freed by the first collection after them and never seen to be free
 * later. {@code keptBytes}, the one less the other, is a lower bound, as long as the collections left no garbage.
 * {@code collectionsWithin} and {@code collectionsAfter} are how many collections there were while their tests ran and after that. Of
 * {@code notJudgedClasses} it cannot be told. {@code containers} are those whose set-up or tear-down left threads or files, what
 * left most first.
 *
 * <p>Each test is an array in the order of the columns, on a line of its own. Figures are named as in the fork files and stand
 * in the unit that their name ends with; a figure is null where it is absent. {@code kinds} says of those that are not exact how
 * they were got ({@code sampled} or {@code shared}), {@code absent} says of those that are null why; a figure that is null
 * without a reason was not asked for. Of what leaked stand the names; null where nothing was found or nobody looked. {@code outcome} is successful, failed, aborted or lost; of a lost test the figures are
 * the last that were seen. The last three columns are null where nothing is known of the code. Columns may be added in the same version: go by their names.
 */
public final class TestsJson {
    /** The version of this form. */
    public static final int FORMAT = 1;

    private static final String TOTAL = "total";

    private static final List<String> DESCRIPTION = List.of(
            "module",
            "execution",
            "fork",
            "className",
            "methodName",
            "displayName",
            "reportName",
            "uniqueId",
            "attempt",
            "outcome",
            "tags",
            "startNanos",
            "sharedWith");

    private final JsonGenerator json;

    private TestsJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes all that stands before the first test. The writer stays the caller's to close. */
    public static TestsJson begin(Writer out, Run run) throws IOException {
        JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("title", run.title());
        json.writeStringProperty("buildId", run.buildId());
        json.writeStringProperty(
                "startedAt", run.startedAt() == null ? null : run.startedAt().toString());
        json.writeArrayPropertyStart("forks");
        for (ForkRun fork : run.forks()) {
            json.writeStartObject();
            json.writeNumberProperty("fork", fork.number());
            addBalance(json, "cpuNanos", fork.cpuBalance());
            addBalance(json, "allocatedBytes", fork.allocatedBalance());
            addAtLeast(json, fork);
            json.writeEndObject();
        }
        json.writeEndArray();
        addLeaks(json, run.leaks());
        json.writeArrayPropertyStart("columns");
        DESCRIPTION.forEach(json::writeString);
        for (Figure figure : Figure.values()) {
            json.writeString(figure.jsonName());
        }
        json.writeString("leakedThreads");
        json.writeString("leakedFiles");
        json.writeString("kinds");
        json.writeString("absent");
        CodeJson.COLUMNS.forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("tests");
        return new TestsJson(json);
    }

    private static void addLeaks(JsonGenerator json, Leaks leaks) {
        json.writeObjectPropertyStart("leaks");
        json.writeNumberProperty("judgedClasses", leaks.judged());
        json.writeNumberProperty("notJudgedClasses", leaks.notJudged());
        json.writeArrayPropertyStart("suspects");
        for (Leaks.KeptHeap kept : leaks.classes()) {
            json.writeStartObject();
            json.writeStringProperty("module", kept.module());
            json.writeNumberProperty("fork", kept.fork());
            if (kept.count() == 1) {
                json.writeStringProperty("className", kept.classNames().get(0));
            } else {
                json.writeNullProperty("className");
            }
            json.writeName("classNames");
            json.writeStartArray();
            kept.classNames().forEach(json::writeString);
            json.writeEndArray();
            json.writeNumberProperty("classes", kept.count());
            json.writeNumberProperty("tests", kept.tests());
            json.writeNumberProperty("keptBytes", kept.keptBytes());
            json.writeNumberProperty("beforeBytes", kept.beforeBytes());
            json.writeNumberProperty("endBytes", kept.endBytes());
            json.writeNumberProperty("afterBytes", kept.afterBytes());
            json.writeNumberProperty("collectionsWithin", kept.collectionsWithin());
            json.writeNumberProperty("collectionsAfter", kept.collectionsAfter());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("containers");
        for (Leaks.LeakyContainer container : leaks.containers()) {
            ForkRecord.Identity identity = container.identity();
            json.writeStartObject();
            json.writeStringProperty("module", container.module());
            json.writeNumberProperty("fork", container.fork());
            json.writeStringProperty("className", identity.className());
            json.writeStringProperty("methodName", identity.methodName());
            json.writeStringProperty("displayName", identity.displayName());
            json.writeStringProperty("uniqueId", identity.uniqueId());
            json.writeName("leakedThreads");
            addNames(json, container.leaked().threads());
            json.writeName("leakedFiles");
            addNames(json, container.leaked().files());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void addBalance(JsonGenerator json, String name, @Nullable Balance balance) {
        if (balance == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty(TOTAL, balance.total());
        for (Balance.Part part : Balance.Part.values()) {
            Long value = balance.get(part);
            if (value != null) {
                json.writeNumberProperty(name(part), value);
            }
        }
        json.writeEndObject();
    }

    /** The parts that are lower bounds, where there are any. */
    private static void addAtLeast(JsonGenerator json, ForkRun fork) {
        List<String> ofCpu = atLeast(fork.cpuBalance());
        List<String> ofAllocated = atLeast(fork.allocatedBalance());
        if (ofCpu.isEmpty() && ofAllocated.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("atLeast");
        json.writeName("cpuNanos");
        addNames(json, ofCpu);
        json.writeName("allocatedBytes");
        addNames(json, ofAllocated);
        json.writeEndObject();
    }

    private static List<String> atLeast(@Nullable Balance balance) {
        if (balance == null) {
            return List.of();
        }
        Stream<String> parts = Stream.of(Balance.Part.values())
                .filter(part -> balance.get(part) != null && balance.atLeast().contains(part))
                .map(TestsJson::name);
        return Stream.concat(balance.died() ? Stream.of(TOTAL) : Stream.empty(), parts)
                .toList();
    }

    private static String name(Balance.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    public void add(TestRun test) throws IOException {
        ForkRecord.Identity identity = test.identity();
        json.writeRaw('\n');
        json.writeStartArray();
        json.writeString(test.module());
        json.writeString(test.execution());
        json.writeNumber(test.fork());
        json.writeString(identity.className());
        json.writeString(identity.methodName());
        json.writeString(identity.displayName());
        json.writeString(identity.reportName());
        json.writeString(identity.uniqueId());
        json.writeNumber(test.attempt());
        json.writeString(test.outcome().name().toLowerCase(Locale.ROOT));
        addNames(json, test.tags());
        json.writeNumber(test.t());
        json.writeNumber(test.sharedWith());
        addFigures(test.figures());
        TestRun.Leaked leaked = test.leaked();
        addNames(json, leaked == null ? null : leaked.threads());
        addNames(json, leaked == null ? null : leaked.files());
        addReasons(test.figures());
        CodeJson.add(json, test.code());
        json.writeEndArray();
    }

    private void addFigures(Figures figures) {
        for (Figure figure : Figure.values()) {
            if (figures.has(figure)) {
                json.writeNumber(figures.get(figure).getAsLong());
            } else {
                json.writeNull();
            }
        }
    }

    private static void addNames(JsonGenerator json, @Nullable List<String> names) {
        if (names == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private void addReasons(Figures figures) {
        json.writeStartObject();
        for (Figure figure : Figure.values()) {
            Kind kind = figures.kind(figure);
            if (kind != null && kind != Kind.EXACT) {
                json.writeStringProperty(figure.jsonName(), kind.jsonName());
            }
        }
        json.writeEndObject();
        json.writeStartObject();
        for (Figure figure : Figure.values()) {
            Absence absence = figures.absence(figure);
            if (absence != null) {
                json.writeStringProperty(figure.jsonName(), absence.jsonName());
            }
        }
        json.writeEndObject();
    }

    /** Writes all that stands after the last test. */
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
