package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LeakVisitorTest {
    private static final long MIB = 1 << 20;

    private final LeakVisitor visitor = new LeakVisitor(20);

    @Test
    void a_class_after_which_the_collected_heap_stays_up_is_a_suspect() {
        test("Before", 9, null, 10);
        test("Keeps", 12, 40L, 70);
        test("Keeps", 70, 75L, 90);
        test("After", 90, 64L, 66);

        assertThat(visitor.toLeaks())
                .isEqualTo(new Leaks(
                        List.of(new KeptHeap("m", 1, "Keeps", 2, 10 * MIB, 64 * MIB, 2, 1)), 2, 1, 0, List.of()));
    }

    @Test
    void a_suspect_says_of_how_many_tests_the_live_heap_is_known() {
        test("Before", 9, 8L, 10);
        test("Keeps", 12, null, 70);
        test("After", 90, 64L, 66);
        test("After", 90, null, 91);
        test("Later", 91, 65L, 66);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::collectionsWithin, KeptHeap::collectionsAfter)
                .containsExactly(tuple(0, 2));
    }

    @Test
    void garbage_that_a_later_collection_frees_is_nobodys_leak() {
        test("Before", 9, null, 10);
        test("Litters", 12, 60L, 90);
        test("After", 90, 11L, 12);

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void what_a_later_class_keeps_is_not_charged_to_the_one_before_it() {
        test("Innocent", 10, null, 14);
        test("Keeps", 14, 57L, 80);
        test("After", 80, 79L, 81);

        assertThat(visitor.toLeaks().classes()).extracting(KeptHeap::className).containsExactly("Keeps");
    }

    @Test
    void without_a_later_collection_nothing_can_be_told() {
        test("Before", 9, null, 10);
        test("Grows", 10, null, 500);
        test("After", 500, null, 510);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 0, 3, 0, List.of()));
    }

    @Test
    void of_tests_beside_others_nothing_can_be_told() {
        test("Before", 9, null, 10);
        visitor.test(test(1, "Keeps", 12, 40L, 70, 1, null));
        test("After", 90, 64L, 66);

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void forks_have_heaps_of_their_own() {
        test("Small", 9, null, 10);
        visitor.test(test(2, "Large", 80, 90L, 95, 0, null));

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void tests_that_left_anything_are_counted() {
        visitor.test(test(1, "Leaks", 9, null, 10, 0, new TestRun.Leaked(List.of("pool-1-thread-1"), List.of())));
        visitor.test(test(1, "Tidy", 9, null, 10, 0, new TestRun.Leaked(List.of(), List.of())));

        assertThat(visitor.toLeaks().tests()).isEqualTo(1);
    }

    @Test
    void set_up_that_left_anything_is_named_but_not_counted_as_a_test() {
        visitor.container(container("Tidy", new TestRun.Leaked(List.of(), List.of())));
        visitor.container(container("Unknown", null));
        visitor.container(container("Little", new TestRun.Leaked(List.of("timer"), List.of())));
        visitor.container(container("Much", new TestRun.Leaked(List.of("pool"), List.of("data.bin"))));

        Leaks leaks = visitor.toLeaks();

        assertThat(leaks.tests()).isZero();
        assertThat(leaks.containers())
                .extracting(container -> container.identity().className())
                .containsExactly("Much", "Little");
    }

    private static ContainerRun container(String className, TestRun.@Nullable Leaked leaked) {
        return new ContainerRun(
                "m",
                "surefire:default-test",
                1,
                new ForkRecord.Identity(className, className, null, className, null),
                0,
                Figures.builder().build(),
                leaked,
                null);
    }

    private void test(String className, long start, @Nullable Long live, long end) {
        visitor.test(test(1, className, start, live, end, 0, null));
    }

    private static TestRun test(
            int fork,
            String className,
            long start,
            @Nullable Long live,
            long end,
            int sharedWith,
            TestRun.@Nullable Leaked leaked) {
        Figures.Builder figures =
                Figures.builder().exact(Figure.HEAP_START, start * MIB).exact(Figure.HEAP_END, end * MIB);
        if (live != null) {
            figures.exact(Figure.LIVE_HEAP, live * MIB);
        }
        return new TestRun(
                "m",
                "surefire:default-test",
                fork,
                new ForkRecord.Identity(className + "/t", className, "t", "t()", null),
                List.of(),
                1,
                TestRun.Outcome.SUCCESSFUL,
                0,
                sharedWith,
                figures.build(),
                leaked);
    }
}
