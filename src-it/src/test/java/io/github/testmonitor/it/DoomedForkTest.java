package io.github.testmonitor.it;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoomedForkTest {
    private static final String STARTED = "{\"type\":\"testStarted\",\"id\":%d,\"displayName\":\"%s\"}\n";
    private static final String FINISHED = "{\"type\":\"testFinished\",\"id\":%d,\"status\":\"successful\"}\n";

    @Test
    void a_fork_may_die_between_any_two_lines_of_a_test() {
        String before = STARTED.formatted(1, "a") + FINISHED.formatted(1);
        List<String> told = List.of("begin a", "end a");

        assertThat(fork(before, told).problems()).isEmpty();
        assertThat(fork(before + STARTED.formatted(2, "b"), told).problems()).isEmpty();
        assertThat(fork(before + STARTED.formatted(2, "b"), List.of("begin a", "end a", "begin b"))
                        .problems())
                .isEmpty();
        assertThat(fork(before + STARTED.formatted(2, "b"), List.of("begin a", "end a", "begin b", "end b"))
                        .problems())
                .isEmpty();
    }

    @Test
    void the_test_in_flight_must_be_lost() {
        DoomedFork fork = fork(STARTED.formatted(1, "a") + FINISHED.formatted(1), List.of("begin a"));

        assertThat(fork.inFlight()).containsExactly("a");
        assertThat(fork.problems()).containsExactlyInAnyOrder("in flight, not lost: a", "finished before its end: a");
    }

    @Test
    void a_test_that_told_of_itself_must_be_seen() {
        assertThat(fork("", List.of("begin a", "end a")).problems())
                .containsExactlyInAnyOrder("not seen: begin a", "not seen: end a");
    }

    @Test
    void a_fork_that_ended_in_order_was_not_killed() {
        assertThat(fork("{\"type\":\"forkFinished\"}\n", List.of()).problems()).containsExactly("was not killed");
    }

    private static DoomedFork fork(String records, List<String> told) {
        return new DoomedFork(ForkFile.of(Path.of("fork.jsonl"), records), told);
    }
}
