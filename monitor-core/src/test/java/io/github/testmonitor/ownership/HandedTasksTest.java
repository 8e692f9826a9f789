package io.github.testmonitor.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who handed over which task. */
final class HandedTasksTest {
    private final HandedTasks tasks = new HandedTasks();
    private final Owner first = new Owner(1, new AllLateWork());
    private final Owner second = new Owner(2, new AllLateWork());

    @Test
    void a_task_is_taken_as_often_as_it_was_handed_over() {
        Object task = new Object();
        tasks.add(task, first);
        tasks.add(task, first);

        assertThat(List.of(tasks.take(task), tasks.take(task))).containsExactly(first, first);
        assertThat(tasks.take(task)).isNull();
        assertThat(tasks.size()).isZero();
    }

    @Test
    void the_same_object_of_two_owners_is_taken_in_their_order() {
        Object task = new Object();
        tasks.add(task, first);
        tasks.add(task, second);
        tasks.add(task, first);

        assertThat(List.of(tasks.take(task), tasks.take(task), tasks.take(task)))
                .containsExactly(first, second, first);
    }

    @Test
    void tasks_that_are_equal_are_not_the_same() {
        List<String> task = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        tasks.add(task, first);

        assertThat(tasks.take(equal)).isNull();
        assertThat(tasks.take(task)).isSameAs(first);
    }

    @Test
    void owners_of_one_object_that_never_runs_make_way() {
        Object task = new Object();
        for (int id = 0; id < 1_000; id++) {
            tasks.add(task, new Owner(id, new AllLateWork()));
        }

        List<Long> taken = new ArrayList<>();
        for (Owner owner = tasks.take(task); owner != null; owner = tasks.take(task)) {
            taken.add(owner.id());
        }

        assertThat(taken).hasSize(8).contains(999L);
    }

    @Test
    void a_task_that_is_gone_is_forgotten() {
        for (int i = 0; i < 1_000; i++) {
            tasks.add(new Object(), first);
        }

        for (int i = 0; i < 100 && tasks.size() > 0; i++) {
            System.gc();
            tasks.forgetCollected();
        }

        assertThat(tasks.size()).isZero();
    }

    @Test
    void an_addition_clears_away_no_more_than_two_that_are_gone() {
        for (int i = 0; i < 1_000; i++) {
            tasks.add(new Object(), first);
        }

        for (int i = 0; i < 100 && tasks.size() > 990; i++) {
            System.gc();
            int before = tasks.size();
            tasks.add(new Object(), second);
            assertThat(tasks.size()).isGreaterThanOrEqualTo(before - 1);
        }

        assertThat(tasks.size()).isEqualTo(990);
    }

    @Test
    void what_was_rejected_may_still_run_for_whoever_handed_it_over() {
        Object task = new Object();
        tasks.add(task, first);
        tasks.reject(task, first);

        assertThat(tasks.take(task)).isSameAs(first);
        assertThat(tasks.size()).isZero();
    }

    @Test
    void what_was_rejected_stands_behind_what_waits() {
        Object task = new Object();
        tasks.add(task, first);
        tasks.add(task, second);
        tasks.reject(task, first);

        assertThat(tasks.take(task)).isSameAs(second);
        assertThat(tasks.take(task)).isSameAs(first);
    }

    @Test
    void what_was_rejected_is_forgotten_when_another_hands_the_object_over() {
        Object task = new Object();
        tasks.add(task, first);
        tasks.add(task, first);
        tasks.reject(task, first);
        tasks.add(task, second);

        assertThat(List.of(tasks.take(task), tasks.take(task))).containsExactly(first, second);
        assertThat(tasks.take(task)).isNull();
    }

    @Test
    void what_was_rejected_is_waited_for_while_the_same_owner_goes_on() {
        Object task = new Object();
        for (int i = 0; i < 10; i++) {
            tasks.add(task, first);
            tasks.reject(task, first);
        }
        tasks.add(task, first);

        for (int i = 0; i < 11; i++) {
            assertThat(tasks.take(task)).isSameAs(first);
        }
        assertThat(tasks.take(task)).isNull();
    }

    @Test
    void a_rejection_of_what_nobody_handed_over_changes_nothing() {
        Object task = new Object();
        tasks.reject(task, first);
        tasks.add(task, second);
        tasks.reject(task, first);

        assertThat(tasks.take(task)).isSameAs(second);
        assertThat(tasks.take(task)).isNull();
    }

    @Test
    void threads_at_once_lose_nothing() throws InterruptedException {
        Object task = new Object();
        ConcurrentHashMap<Long, Integer> taken = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (Owner owner : List.of(first, first, second, second)) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    Object own = i % 2 == 0 ? new Object() : task;
                    tasks.add(own, owner);
                    Owner found = tasks.take(own);
                    taken.merge(found == null ? -1 : found.id(), 1, Integer::sum);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).containsOnlyKeys(1L, 2L);
        assertThat(taken.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(80_000);
        assertThat(tasks.size()).isZero();
    }
}
