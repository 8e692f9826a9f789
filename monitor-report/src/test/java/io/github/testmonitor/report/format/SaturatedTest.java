package io.github.testmonitor.report.format;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SaturatedTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2, 3",
        "-5, 3, -2",
        "9223372036854775807, -1, 9223372036854775806",
        "9223372036854775807, 1, 9223372036854775807",
        "-9223372036854775808, -1, -9223372036854775808"
    })
    void a_sum_ends_where_numbers_do(long one, long other, long sum) {
        assertThat(Saturated.sum(one, other)).isEqualTo(sum);
        assertThat(Saturated.sum(other, one)).isEqualTo(sum);
    }

    @Test
    void so_does_a_duration() {
        assertThat(Saturated.nanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Saturated.nanos(Duration.ofMillis(3))).isEqualTo(3_000_000);
    }
}
