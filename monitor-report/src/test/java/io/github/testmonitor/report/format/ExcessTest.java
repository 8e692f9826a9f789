package io.github.testmonitor.report.format;

import io.github.testmonitor.record.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExcessTest {

    @ParameterizedTest
    @CsvSource({
        "718234, 512000, BYTES, 701 KiB, 500 KiB, 201 KiB",
        "1610612736, 67108864, BYTES, 1.50 GiB, 64.0 MiB, 1.44 GiB",
        "3, 1, COUNT, 3, 1, 2"
    })
    void three_digits_are_enough_where_they_add_up(
            long measured, long allowed, Unit unit, String first, String second, String third) {
        assertThat(Excess.of(measured, allowed, unit)).isEqualTo(new Excess(first, second, third));
    }

    @ParameterizedTest
    @CsvSource({
        "1044000000, 60000000, NANOSECONDS, 1.044 s, 60.0 ms, 984 ms",
        "91498742, 67150807, BYTES, 87.26 MiB, 64.04 MiB, 23.2 MiB",
        "67108865, 67108864, BYTES, 64.000001 MiB, 64.0 MiB, 1 B",
        "60300000000, 60000000000, NANOSECONDS, 1 m 00.3 s, 1 m 00 s, 300 ms",
        "3961000, 3960000, MILLISECONDS, 1 h 06 m 01 s, 1 h 06 m 00 s, 1.00 s",
        "3960001, 3960000, MILLISECONDS, 1 h 06 m 00.001 s, 1 h 06 m 00 s, 1.00 ms",
        "9223372036854775807, 9223372036854775806, NANOSECONDS, 2562047 h 47 m 16.854775807 s, 2562047 h 47 m 16.854775806 s, 1 ns"
    })
    void more_stand_there_where_they_would_not_or_where_the_two_would_look_equal(
            long measured, long allowed, Unit unit, String first, String second, String third) {
        assertThat(Excess.of(measured, allowed, unit)).isEqualTo(new Excess(first, second, third));
    }
}
