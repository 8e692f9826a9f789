package io.github.testmonitor.listener;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What JUnit 4 may report, in the orders in which it does. */
final class JUnit4ListenerTest {
    private static final String TEST = "test(" + Foo.class.getName() + ")";
    private static final String OTHER = "other(" + Foo.class.getName() + ")";

    private final RecordedEvents events = RecordedEvents.connect();
    private final Authority authority = new Authority();
    private final JUnit4Listener listener = new JUnit4Listener(authority);
    private final Object notifier = "notifier";
    private final Object runner = "runner";

    private static final class Foo {}

    private static final class FooSuite {}

    @AfterEach
    void disconnect() {
        events.close();
    }

    private void classStarted() {
        listener.containerStarted(notifier, runner, Foo.class, Foo.class.getName());
    }

    private static void elsewhere(Runnable action) {
        CompletableFuture.runAsync(action).join();
    }

    @Test
    void a_failure_is_not_taken_back_by_an_assumption() {
        listener.testStarted(notifier, TEST);
        listener.testFailed(notifier, TEST);
        listener.testAssumptionFailed(notifier, TEST);
        listener.testFinished(notifier, TEST);

        assertThat(events.lines()).containsExactly("test Foo.test started", "test Foo.test failed");
    }

    @Test
    void a_failure_of_what_is_not_open_is_ignored() {
        classStarted();
        listener.testFailed(notifier, "test mechanism");
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).containsExactly("container Foo started", "container Foo successful");
    }

    @Test
    void a_test_on_a_thread_of_a_scheduler_belongs_to_the_open_container_of_its_class() {
        classStarted();
        elsewhere(() -> {
            listener.testStarted(notifier, TEST);
            listener.testFinished(notifier, TEST);
        });
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).contains("test Foo.test started in Foo");
    }

    @Test
    void a_test_of_a_made_up_class_belongs_to_the_container_on_its_thread() {
        classStarted();
        listener.testStarted(notifier, "Scenario: pay(Feature: shop)");

        assertThat(events.lines()).contains("test Feature: shop.Scenario: pay started in Foo");
    }

    @Test
    void a_runner_without_a_class_is_no_container_but_owns_the_jvm() {
        listener.containerStarted(notifier, "all", null, "null");
        listener.testStarted("another notifier", TEST);
        classStarted();
        listener.containerFinished(notifier, runner);
        listener.containerFinished(notifier, "all");

        assertThat(events.lines()).containsExactly("container Foo started", "container Foo successful");
    }

    @Test
    void an_outcome_is_that_of_the_test_on_its_thread_where_several_bear_the_name() {
        ExecutorService before = Executors.newSingleThreadExecutor();
        ExecutorService after = Executors.newSingleThreadExecutor();
        CompletableFuture.runAsync(() -> listener.testStarted(notifier, TEST), before)
                .join();
        listener.testStarted(notifier, TEST);
        CompletableFuture.runAsync(() -> listener.testStarted(notifier, TEST), after)
                .join();

        listener.testFailed(notifier, TEST);
        CompletableFuture.runAsync(() -> listener.testFinished(notifier, TEST), before)
                .join();
        CompletableFuture.runAsync(() -> listener.testFinished(notifier, TEST), after)
                .join();
        listener.testFinished(notifier, TEST);
        before.shutdown();
        after.shutdown();

        assertThat(events.lines())
                .endsWith("test Foo.test successful", "test Foo.test successful", "test Foo.test failed");
    }

    @Test
    void a_test_may_end_on_another_thread() {
        listener.testStarted(notifier, TEST);
        elsewhere(() -> listener.testFinished(notifier, TEST));

        assertThat(events.lines()).endsWith("test Foo.test successful");
    }

    @Test
    void a_test_that_its_runner_forgot_to_end_is_aborted_with_its_class() {
        classStarted();
        listener.testStarted(notifier, TEST);
        listener.testStarted(notifier, OTHER);
        listener.testFinished(notifier, OTHER);
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).endsWith("test Foo.test aborted", "container Foo successful");
        assertThat(authority.counts("next notifier")).isTrue();
    }

    @Test
    void a_test_without_a_container_that_its_runner_forgot_to_end_ends_before_the_next() {
        listener.testStarted(notifier, TEST);
        listener.testStarted(notifier, OTHER);
        listener.testFailed(notifier, OTHER);
        classStarted();
        listener.containerFinished(notifier, runner);

        assertThat(events.lines())
                .containsExactly(
                        "test Foo.test started",
                        "test Foo.test aborted",
                        "test Foo.other started",
                        "test Foo.other failed",
                        "container Foo started",
                        "container Foo successful");
        assertThat(authority.counts("next notifier")).isTrue();
    }

    @Test
    void a_rerun_through_another_notifier_counts_where_a_runner_forgot_to_end_its_test() {
        listener.testStarted(notifier, TEST);
        listener.testFailed(notifier, TEST);
        listener.testStarted("rerun", TEST);
        listener.containerStarted("next rerun", runner, Foo.class, Foo.class.getName());

        assertThat(events.lines())
                .containsExactly(
                        "test Foo.test started",
                        "test Foo.test failed",
                        "test Foo.test started",
                        "test Foo.test aborted",
                        "container Foo started");
    }

    @Test
    void a_test_without_a_container_is_not_ended_by_what_starts_on_another_thread() {
        listener.testStarted(notifier, TEST);
        elsewhere(() -> listener.testStarted(notifier, OTHER));
        elsewhere(() -> listener.testStarted("nested", "third(" + Foo.class.getName() + ")"));
        listener.testFinished(notifier, TEST);

        assertThat(events.lines())
                .containsExactly("test Foo.test started", "test Foo.other started", "test Foo.test successful");
    }

    @Test
    void a_test_without_a_container_that_comes_through_two_notifiers_is_told_once() {
        listener.testStarted("wrapped", TEST);
        listener.testStarted(notifier, TEST);
        listener.testFinished(notifier, TEST);
        listener.testFinished("wrapped", TEST);

        assertThat(events.lines()).containsExactly("test Foo.test started", "test Foo.test successful");
    }

    @Test
    void another_notifier_is_ignored_while_a_class_is_open() {
        classStarted();
        listener.containerStarted("nested", "nested runner", FooSuite.class, FooSuite.class.getName());
        listener.testStarted("nested", OTHER);
        listener.testIgnored("nested", OTHER);
        listener.testFinished("nested", OTHER);
        listener.containerFinished("nested", "nested runner");
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).containsExactly("container Foo started", "container Foo successful");
    }

    @Test
    void tests_through_a_wrapped_notifier_belong_to_the_run_that_has_their_class_open() {
        classStarted();
        listener.testStarted("wrapped", TEST);
        listener.testFailed("wrapped", TEST);
        listener.testFinished("wrapped", TEST);
        listener.testIgnored("wrapped", OTHER);
        listener.containerFinished(notifier, runner);

        assertThat(events.lines())
                .containsExactly(
                        "container Foo started",
                        "test Foo.test started in Foo",
                        "test Foo.test failed",
                        "skipped Foo.other",
                        "container Foo successful");
        assertThat(authority.counts("next notifier")).isTrue();
    }

    @Test
    void what_comes_through_the_wrapper_and_what_it_wraps_is_told_once_whoever_is_first() {
        classStarted();
        throughBoth(notifier, "wrapped", TEST);
        throughBoth("wrapped", notifier, OTHER);
        listener.containerFinished(notifier, runner);

        assertThat(events.lines())
                .containsExactly(
                        "container Foo started",
                        "test Foo.test started in Foo",
                        "test Foo.test successful",
                        "skipped Foo.test",
                        "test Foo.other started in Foo",
                        "test Foo.other successful",
                        "skipped Foo.other",
                        "container Foo successful");
    }

    private void throughBoth(Object first, Object second, String test) {
        listener.testStarted(first, test);
        listener.testStarted(second, test);
        listener.testFinished(first, test);
        listener.testFinished(second, test);
        listener.testIgnored(notifier, test);
        listener.testIgnored("wrapped", test);
    }

    @Test
    void another_notifier_is_ignored_within_a_test_be_it_of_the_same_class() {
        classStarted();
        listener.testStarted(notifier, TEST);
        listener.testStarted("nested", OTHER);
        listener.testIgnored("nested", OTHER);
        listener.testFinished("nested", OTHER);
        listener.testFinished(notifier, TEST);
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).hasSize(4).noneMatch(line -> line.contains("other"));
    }

    @Test
    void another_notifier_is_ignored_on_another_thread_than_that_of_the_class() {
        classStarted();
        elsewhere(() -> listener.testStarted("nested", OTHER));

        assertThat(events.lines()).containsExactly("container Foo started");
    }

    @Test
    void another_notifier_cannot_end_a_test_of_the_same_name() {
        listener.testStarted(notifier, TEST);
        listener.testFailed("nested", TEST);
        listener.testFinished("nested", TEST);
        assertThat(events.lines()).hasSize(1);

        listener.testFinished(notifier, TEST);
        assertThat(events.lines()).endsWith("test Foo.test successful");
    }

    @Test
    void a_rerun_through_another_notifier_counts_again() {
        listener.testStarted(notifier, TEST);
        listener.testFailed(notifier, TEST);
        listener.testFinished(notifier, TEST);
        listener.testStarted("rerun", TEST);
        listener.testFinished("rerun", TEST);

        assertThat(events.lines())
                .containsExactly(
                        "test Foo.test started",
                        "test Foo.test failed",
                        "test Foo.test started",
                        "test Foo.test successful");
    }

    @Test
    void nothing_counts_while_a_plan_of_the_platform_runs() {
        authority.enter("plan");

        classStarted();
        listener.testStarted(notifier, TEST);
        listener.testIgnored(notifier, OTHER);
        listener.testFinished(notifier, TEST);
        listener.containerFinished(notifier, runner);

        assertThat(events.lines()).isEmpty();
    }
}
