package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.Leaks.LeakyContainer;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to have left something behind, with the evidence.
 *
 * @param heapNote what the classes are judged by, and how many could not be
 * @param left who left threads or files: the set-up of classes, then tests
 * @param leftNote how many of each did, and what may not be among them
 */
public record LeakTables(List<ClassRow> classes, String heapNote, List<LeftRow> left, String leftNote) {
    private static final int MOST_ROWS = 10;
    private static final int MOST_NAMES = 4;
    private static final TestRun.Leaked NOTHING = new TestRun.Leaked(List.of(), List.of());

    /**
     * A class after which the heap stayed higher, or several of which one or more did it.
     *
     * @param oneOf what stands before several names, or null
     * @param more how many more they are, or null
     */
    public record ClassRow(
            @Nullable String oneOf,
            List<String> names,
            @Nullable String more,
            @Nullable String module,
            int fork,
            String tests,
            Cell kept,
            String evidence) {}

    /** A test, or the set-up and tear-down of a class, that left threads or files. */
    public record LeftRow(TestName name, int fork, int attempt, String threads, String files, List<String> names) {}

    public static LeakTables of(Run run, Texts texts) {
        Leaks leaks = run.leaks();
        boolean severalModules = run.modules().size() > 1;
        return new LeakTables(
                leaks.classes().stream()
                        .limit(MOST_ROWS)
                        .map(kept -> row(kept, severalModules, texts))
                        .toList(),
                texts.of(
                        "leaks.heap.note",
                        Quantities.count(leaks.judged()),
                        Quantities.count(leaks.judged() + leaks.notJudged())),
                Stream.concat(
                                leaks.containers().stream()
                                        .limit(MOST_ROWS / 2)
                                        .map(container -> row(
                                                setUp(container, texts),
                                                container.fork(),
                                                1,
                                                container.leaked(),
                                                texts)),
                                leaky(run).stream()
                                        .map(test -> row(
                                                TestName.of(test), test.fork(), test.attempt(), leaked(test), texts)))
                        .toList(),
                leftNote(leaks, texts));
    }

    private static String leftNote(Leaks leaks, Texts texts) {
        String ofTests =
                leaks.tests() == 0 ? texts.of("leaks.tests.none") : texts.counted("leaks.tests.note", leaks.tests());
        int containers = leaks.containers().size();
        return containers == 0 ? ofTests : texts.counted("leaks.setUps.note", containers) + ' ' + ofTests;
    }

    private static TestName setUp(LeakyContainer container, Texts texts) {
        TestName name = TestName.of(container);
        String title = texts.of("leaks.setUp", name.brief());
        return new TestName(title, name.place(), title, null);
    }

    private static ClassRow row(KeptHeap kept, boolean severalModules, Texts texts) {
        List<String> names =
                kept.classNames().stream().limit(MOST_NAMES).map(Names::clean).toList();
        int more = kept.count() - names.size();
        return new ClassRow(
                kept.count() == 1 ? null : texts.of("leaks.oneOf"),
                names,
                more == 0 ? null : texts.counted("more", more),
                severalModules ? Names.clean(kept.module()) : null,
                kept.fork(),
                Quantities.count(kept.tests()),
                new Cell(Cells.AT_LEAST, Quantities.of(kept.keptBytes(), Unit.BYTES), null, texts.of("leaks.kept.why")),
                texts.of(
                        "leaks.evidence.readings",
                        Quantities.bytes(kept.beforeBytes()),
                        Quantities.bytes(kept.endBytes()),
                        Quantities.bytes(kept.afterBytes()),
                        Quantities.count(kept.collectionsWithin()),
                        Quantities.count(kept.collectionsAfter())));
    }

    private static Set<TestRun> leaky(Run run) {
        Set<TestRun> tests = new LinkedHashSet<>();
        for (Metric metric : List.of(Metric.LEAKED_THREADS, Metric.LEAKED_FILES)) {
            RankedTests.of(run, metric, MOST_ROWS / 2).stream()
                    .filter(test -> leaked(test).count() > 0)
                    .forEach(tests::add);
        }
        return tests;
    }

    private static LeftRow row(TestName name, int fork, int attempt, TestRun.Leaked leaked, Texts texts) {
        List<String> names = Stream.concat(leaked.threads().stream(), leaked.files().stream())
                .map(Names::clean)
                .toList();
        List<String> shown = names.size() <= MOST_NAMES + 1
                ? names
                : Stream.concat(
                                names.stream().limit(MOST_NAMES),
                                Stream.of(texts.counted("more", names.size() - MOST_NAMES)))
                        .toList();
        return new LeftRow(
                name,
                fork,
                attempt,
                Quantities.count(leaked.threads().size()),
                Quantities.count(leaked.files().size()),
                shown);
    }

    private static TestRun.Leaked leaked(TestRun test) {
        return Objects.requireNonNullElse(test.leaked(), NOTHING);
    }
}
