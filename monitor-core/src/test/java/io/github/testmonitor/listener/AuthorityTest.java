package io.github.testmonitor.listener;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class AuthorityTest {
    private final Authority authority = new Authority();
    private final Object plan = new Object();
    private final Object other = new Object();

    @Test
    void the_first_run_owns_a_free_jvm() {
        assertThat(authority.enter(plan)).isTrue();
    }

    @Test
    void what_begins_inside_a_run_is_ignored() {
        authority.enter(plan);

        assertThat(authority.enter(other)).isFalse();
        assertThat(authority.counts(other)).isFalse();
    }

    @Test
    void a_run_may_enter_again_while_it_owns_the_jvm() {
        authority.enter(plan);

        assertThat(authority.enter(plan)).isTrue();
    }

    @Test
    void the_next_run_counts_once_all_of_the_owner_has_ended() {
        authority.enter(plan);
        authority.enter(plan);

        authority.leave(plan);
        assertThat(authority.counts(other)).isFalse();
        authority.leave(plan);
        assertThat(authority.enter(other)).isTrue();
    }

    @Test
    void an_ignored_run_cannot_end_the_owner() {
        authority.enter(plan);
        authority.enter(other);

        authority.leave(other);

        assertThat(authority.counts(other)).isFalse();
        assertThat(authority.counts(plan)).isTrue();
    }

    @Test
    void equal_runs_are_not_the_same_run() {
        String owner = new String("notifier");
        String equal = new String("notifier");
        authority.enter(owner);

        assertThat(authority.enter(equal)).isFalse();
    }
}
