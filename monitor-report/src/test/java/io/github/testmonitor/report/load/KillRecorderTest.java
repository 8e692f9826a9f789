package io.github.testmonitor.report.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KillRecorderTest {
    private static final long SECOND = 1_000_000_000;

    private final KillRecorder recorder = new KillRecorder();

    @Test
    void the_readings_of_the_seconds_that_follow_tell_the_rise() {
        read(0, 1, 10, 1);
        read(5, 1, 11, 1, 14, 3, 30, 7);

        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).hasValue(2);
    }

    @Test
    void where_there_are_none_the_next_reading_tells_it() {
        read(0, 1, 10, 1);
        read(60, 2, 61, 5);

        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).hasValue(1);
    }

    @Test
    void readings_that_found_the_same_on_both_sides_tell_that_there_was_none() {
        read(0, 1, 10, 1);
        read(5, 1, 100, 1);

        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).hasValue(0);
    }

    @Test
    void without_a_reading_afterwards_nothing_is_known() {
        read(0, 1, 10, 1);

        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).isEmpty();
    }

    @Test
    void without_a_reading_before_only_zero_is_known() {
        read(12, 0, 20, 1);

        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).hasValue(0);
        assertThat(recorder.toReadings().riseAfter(Long.MAX_VALUE)).isEmpty();
        read(11, 1);
        assertThat(recorder.toReadings().riseAfter(10 * SECOND)).isEmpty();
    }

    @Test
    void only_changes_are_kept() {
        for (long second = 0; second < 1000; second++) {
            read(second, second / 500);
        }

        assertThat(recorder.toReadings().stretches()).hasSize(2);
    }

    /** A fork: second, value, second, value. */
    private void read(long... secondsAndKills) {
        for (int index = 0; index < secondsAndKills.length; index += 2) {
            recorder.add(secondsAndKills[index] * SECOND, secondsAndKills[index + 1]);
        }
    }
}
