package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.TestId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All tests, column by column: what the table of the page shows and sorts. Not thread-safe. */
final class TestColumns {
    private static final String OUTCOMES = "sfal";

    private final Dictionary<String> classes = new Dictionary<>();
    private final Dictionary<List<String>> tags = new Dictionary<>();
    private final ScriptJson names = new ScriptJson();
    private final StringBuilder ids = new StringBuilder();
    private final StringBuilder outcomes = new StringBuilder();
    private final NumberColumn classNumbers = NumberColumn.plain();
    private final NumberColumn tagNumbers = NumberColumn.plain();
    private final NumberColumn forks = NumberColumn.plain();
    private final NumberColumn attempts = NumberColumn.plain();
    private final NumberColumn shared = NumberColumn.plain();
    private final NumberColumn starts = NumberColumn.differences();
    private final List<MetricColumn> metrics = Stream.of(Metric.values())
            .filter(metric -> metric != Metric.LOST_TESTS)
            .map(MetricColumn::new)
            .toList();
    private int size;

    /** Adds a test and returns its number, from 0 on. */
    int add(TestRun test) {
        names.raw(size == 0 ? "" : ",").name(name(test));
        ids.append(TestId.of(test));
        outcomes.append(OUTCOMES.charAt(test.outcome().ordinal()));
        classNumbers.add((long) classNumber(test.identity().className()));
        tagNumbers.add((long) tags.number(test.tags()));
        forks.add((long) test.fork());
        attempts.add((long) test.attempt());
        shared.add((long) test.sharedWith());
        starts.add(test.t());
        metrics.forEach(column -> column.add(test));
        return size++;
    }

    int classNumber(@Nullable String className) {
        return classes.number(className == null ? "" : className);
    }

    int size() {
        return size;
    }

    /** @param left how many tests are not among them */
    CharSequence json(long left) {
        ScriptJson json = new ScriptJson()
                .raw("{")
                .field("size")
                .number(size)
                .field("left")
                .number(left)
                .field("classes")
                .names(classes.values())
                .field("tags")
                .list(tags.values(), ScriptJson::names)
                .field("ids")
                .text(ids.toString())
                .field("outcomes")
                .text(outcomes.toString())
                .field("names")
                .raw("[")
                .raw(names.json())
                .raw("]");
        column(json, "class", classNumbers);
        column(json, "tag", tagNumbers);
        column(json, "fork", forks);
        column(json, "attempt", attempts);
        column(json, "shared", shared);
        column(json, "start", starts);
        return json.field("metrics")
                .list(metrics.stream().filter(MetricColumn::isTelling).toList(), (to, column) -> column.writeTo(to))
                .raw("}")
                .json();
    }

    private static void column(ScriptJson json, String name, NumberColumn column) {
        json.field(name).raw(column.json());
    }

    /** The display name, and before it the method where the display name does not tell it. */
    private static String name(TestRun test) {
        String method = test.identity().methodName();
        String display = test.identity().displayName();
        return method == null || display.startsWith(method) ? display : method + " " + display;
    }
}
