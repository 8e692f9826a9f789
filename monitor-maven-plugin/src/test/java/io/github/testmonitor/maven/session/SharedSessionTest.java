package io.github.testmonitor.maven.session;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedSessionTest {
    private final MavenSession session = Sessions.of(List.of("verify"));
    private final SharedSession shared = SharedSession.of(session);

    @Test
    void the_first_participant_claims_the_session_and_keeps_it() {
        assertThat(shared.claim(String.class)).isTrue();
        assertThat(SharedSession.of(session).claim(Integer.class)).isFalse();
        assertThat(SharedSession.of(session).claim(String.class)).isTrue();
    }

    @Test
    void all_see_the_same_build_id() {
        assertThat(SharedSession.of(session).buildId()).isEqualTo(shared.buildId());
    }

    @Test
    void another_session_is_another_build() {
        assertThat(SharedSession.of(Sessions.of(List.of())).buildId()).isNotEqualTo(shared.buildId());
    }

    @Test
    void there_is_one_object_of_a_type_and_the_session_may_be_used_while_it_is_made() {
        shared.claim(Runnable.class);
        String made = shared.one(String.class, () -> {
            shared.setAtEnd(() -> {});
            return "made";
        });

        assertThat(SharedSession.of(session).one(String.class, () -> "another")).isSameAs(made);
        assertThat(shared.atEnd()).isNotNull();
    }

    @Test
    void nothing_is_left_to_the_end_without_a_participant() {
        assertThat(shared.setAtEnd(() -> {})).isFalse();
        assertThat(shared.atEnd()).isNull();
    }

    @Test
    void the_first_action_is_kept_for_the_end() {
        Runnable first = () -> {};
        shared.claim(String.class);

        assertThat(shared.setAtEnd(first)).isTrue();
        assertThat(shared.setAtEnd(() -> {})).isFalse();
        assertThat(shared.atEnd()).isSameAs(first);
    }

    @Test
    void each_execution_of_prepare_agent_counts_its_own_runs() {
        assertThat(shared.nextInvocation("g:a", "parent")).isEqualTo(1);
        assertThat(shared.nextInvocation("g:a", "child")).isEqualTo(1);
        assertThat(shared.nextInvocation("g:b", "parent")).isEqualTo(1);
        assertThat(shared.nextInvocation("g:a", "parent")).isEqualTo(2);
    }

    @Test
    void a_module_that_is_left_alone_is_no_prepared_one() {
        shared.addLeft(Path.of("a"));

        assertThat(SharedSession.of(session).isLeft(Path.of("a"))).isTrue();
        assertThat(shared.isLeft(Path.of("b"))).isFalse();
        assertThat(shared.preparedModules()).isEmpty();
    }

    @Test
    void modules_keep_the_order_in_which_they_were_prepared() {
        assertThat(shared.prepared(Path.of("b"), "B")).isEqualTo(1);
        assertThat(shared.prepared(Path.of("a"), "A")).isEqualTo(1);
        assertThat(shared.prepared(Path.of("b"), "B")).isEqualTo(2);

        assertThat(shared.preparedModules().values()).containsExactly("B", "A");
    }
}
