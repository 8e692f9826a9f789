package io.github.testmonitor.session;

import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.probe.FileTree;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose a process is and what it used, on a /proc made by hand. */
class ChildrenTest {
    private static final long TICK_NANOS = 10_000_000;
    private static final long KIBIBYTE = 1024;

    @TempDir
    Path root;

    private final OpenSpans open = new OpenSpans();
    private @Nullable Span current;
    private boolean late;
    private Children children;
    private int ids;

    @BeforeEach
    void openChildren() {
        ended(0);
        ProbesOnDemand probes =
                new ProbesOnDemand(new ProbeSources(root, false, List.of(), null), (probe, reason) -> {});
        children = new Children(probes, open, new Children.Owners() {
            @Override
            public @Nullable Span ofCurrentThread() {
                return current;
            }

            @Override
            public boolean isLate() {
                return late;
            }
        });
        children.told(null);
    }

    @Test
    void a_test_without_processes_has_none() {
        Figures figures = figures(test());

        assertThat(figures.get(Figure.CHILD_COUNT)).hasValue(0);
        assertThat(figures.get(Figure.CHILD_CPU)).hasValue(0);
        assertThat(figures.get(Figure.CHILD_PEAK_RSS)).hasValue(0);
    }

    @Test
    void a_child_that_was_waited_for_is_charged_with_all_that_it_used() throws IOException {
        Span test = test();
        current = test;
        runs(7, 3, 4096);
        children.started(process(7));
        runs(7, 30, 200_000);
        children.tick();
        ends(7, 52);

        Figures figures = figures(test);

        assertThat(figures.get(Figure.CHILD_COUNT)).hasValue(1);
        assertThat(figures.get(Figure.CHILD_CPU)).hasValue(52 * TICK_NANOS);
        assertThat(figures.kind(Figure.CHILD_CPU)).isEqualTo(Kind.EXACT);
        assertThat(figures.get(Figure.CHILD_PEAK_RSS)).hasValue(200_000 * KIBIBYTE);
        assertThat(figures.kind(Figure.CHILD_PEAK_RSS)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void what_late_work_starts_is_of_no_test_that_happens_to_run_and_nor_is_what_it_used() throws IOException {
        Span bystander = test();
        late = true;
        runs(7, 1, 1);
        children.started(process(7));
        late = false;
        current = bystander;
        runs(8, 1, 1);
        children.started(process(8));
        ends(7, 60);
        children.tick();
        ends(8, 65);

        Figures figures = figures(bystander);

        assertThat(figures.get(Figure.CHILD_COUNT)).hasValue(1);
        assertThat(figures.get(Figure.CHILD_CPU)).hasValue(5 * TICK_NANOS);
        assertThat(figures.kind(Figure.CHILD_COUNT)).isEqualTo(Kind.EXACT);
    }

    @Test
    void the_child_of_one_test_is_not_the_next_ones() throws IOException {
        Span first = test();
        current = first;
        runs(7, 1, 1);
        children.started(process(7));
        ends(7, 20);
        figures(first);
        Span second = test();
        current = second;
        runs(8, 1, 1);
        children.started(process(8));
        ends(8, 25);

        assertThat(figures(second).get(Figure.CHILD_CPU)).hasValue(5 * TICK_NANOS);
    }

    @Test
    void two_that_end_together_share_by_what_they_were_last_seen_to_have_used() throws IOException {
        Span test = test();
        current = test;
        runs(7, 10, 1);
        children.started(process(7));
        runs(8, 30, 1);
        children.started(process(8));
        children.tick();
        isGone(7);
        ends(8, 80);

        Figures figures = figures(test);

        // Rounded once for each.
        assertThat(figures.get(Figure.CHILD_CPU).getAsLong()).isBetween(80 * TICK_NANOS - 2, 80 * TICK_NANOS + 2);
        assertThat(figures.kind(Figure.CHILD_CPU)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void a_child_that_runs_on_is_charged_with_what_it_used_so_far() {
        Span test = test();
        current = test;
        runs(7, 12, 5);
        children.started(process(7));

        Figures figures = figures(test);

        assertThat(figures.get(Figure.CHILD_CPU)).hasValue(12 * TICK_NANOS);
        assertThat(figures.kind(Figure.CHILD_CPU)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void a_child_of_another_thread_is_that_of_the_only_test() {
        Span test = test();
        runs(7, 12, 5);

        children.started(process(7));

        assertThat(figures(test).get(Figure.CHILD_COUNT)).hasValue(1);
        assertThat(figures(test).kind(Figure.CHILD_COUNT)).isEqualTo(Kind.EXACT);
    }

    @Test
    void a_child_of_another_thread_is_shared_where_several_tests_run() {
        Span one = test();
        Span other = test();
        runs(7, 12, 5);

        children.started(process(7));

        assertThat(figures(one).kind(Figure.CHILD_CPU)).isEqualTo(Kind.SHARED);
        assertThat(figures(other).kind(Figure.CHILD_PEAK_RSS)).isEqualTo(Kind.SHARED);
    }

    @Test
    void a_child_that_nobody_saw_alive_has_no_peak() throws IOException {
        Span test = test();
        current = test;
        children.started(process(7));
        ended(3);

        Figures figures = figures(test);

        assertThat(figures.get(Figure.CHILD_COUNT)).hasValue(1);
        assertThat(figures.get(Figure.CHILD_CPU)).hasValue(3 * TICK_NANOS);
        assertThat(figures.absence(Figure.CHILD_PEAK_RSS)).isEqualTo(Absence.TOO_SHORT);
    }

    @Test
    void a_child_that_nobody_saw_alive_hides_no_peak_of_the_others() throws IOException {
        Span test = test();
        current = test;
        children.started(process(7));
        runs(8, 3, 200_000);
        children.started(process(8));
        children.tick();
        ends(8, 5);

        Figures figures = figures(test);

        assertThat(figures.get(Figure.CHILD_COUNT)).hasValue(2);
        assertThat(figures.get(Figure.CHILD_PEAK_RSS)).hasValue(200_000 * KIBIBYTE);
        assertThat(figures.kind(Figure.CHILD_PEAK_RSS)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void a_child_that_outlives_its_test_is_not_charged_to_the_one_whose_child_ends_with_it() throws IOException {
        Span first = test();
        current = first;
        runs(7, 10, 5);
        children.started(process(7));
        figures(first);
        Span second = test();
        current = second;
        runs(8, 30, 5);
        children.started(process(8));
        children.tick();
        isGone(7);
        ends(8, 80);

        // 80 ticks in the proportion of 10 to 30.
        assertThat(figures(second).get(Figure.CHILD_CPU).getAsLong()).isBetween(60 * TICK_NANOS - 2, 60 * TICK_NANOS);
    }

    @Test
    void nothing_is_said_where_nobody_tells() {
        children.told(Absence.ERROR);

        assertThat(figures(test()).absence(Figure.CHILD_COUNT)).isEqualTo(Absence.ERROR);
    }

    private Span test() {
        Span span = new Span(
                ++ids,
                true,
                null,
                new ThreadLedger(Thread.currentThread(), new FakeThreadClock(), null, new OutsideWork()),
                null);
        open.begin(span, new Readings(), 0);
        return span;
    }

    private Figures figures(Span span) {
        Figures.Builder figures = Figures.builder();
        children.addTo(figures, span);
        return figures.build();
    }

    private void runs(long pid, long ticks, long peakKibibytes) {
        new FileTree(root)
                .file("proc/" + pid + "/stat", stat(ticks, 0))
                .file("proc/" + pid + "/status", "VmHWM: " + peakKibibytes + " kB\n");
    }

    private void ends(long pid, long allEndedTicks) throws IOException {
        isGone(pid);
        ended(allEndedTicks);
    }

    /** Emptied too, as it may be open. */
    private void isGone(long pid) throws IOException {
        new FileTree(root).file("proc/" + pid + "/stat", "");
        Files.delete(root.resolve("proc/" + pid + "/stat"));
    }

    private void ended(long ticks) {
        new FileTree(root).file("proc/self/stat", stat(100, ticks));
    }

    private static String stat(long ticks, long endedTicks) {
        return "7 (a (b) c) R 1 2 3 0 -1 4194304 9 0 0 0 " + ticks + " 0 " + endedTicks + " 0 20 0 1\n";
    }

    private static Process process(long pid) {
        return new Process() {
            @Override
            public long pid() {
                return pid;
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public InputStream getInputStream() {
                return InputStream.nullInputStream();
            }

            @Override
            public InputStream getErrorStream() {
                return InputStream.nullInputStream();
            }

            @Override
            public int waitFor() {
                return 0;
            }

            @Override
            public int exitValue() {
                return 0;
            }

            @Override
            public void destroy() {}
        };
    }
}
