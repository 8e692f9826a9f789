package io.github.testmonitor.report.format;

import io.github.testmonitor.record.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1.00 KiB",
        "1536, 1.50 KiB",
        "10234, 9.99 KiB",
        "10235, 10.0 KiB",
        "1024000, 1000 KiB",
        "1048063, 1023 KiB",
        "1048575, 1.00 MiB",
        "28731000, 27.4 MiB",
        "-28731000, -27.4 MiB",
        "1073741824, 1.00 GiB",
        "9223372036854775807, 8.00 EiB",
        "-9223372036854775808, -8.00 EiB"
    })
    void bytes_stand_in_binary_units_with_three_digits(long bytes, String text) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "999, 999 ns",
        "1000, 1.00 µs",
        "12400, 12.4 µs",
        "999499, 999 µs",
        "999999, 1.00 ms",
        "830000000, 830 ms",
        "12400000000, 12.4 s",
        "59940000000, 59.9 s",
        "59960000000, 1 m 00 s",
        "257000000000, 4 m 17 s",
        "3599400000000, 59 m 59 s",
        "3599600000000, 1 h 00 m",
        "3960000000000, 1 h 06 m",
        "-830000000, -830 ms",
        "-257000000000, -4 m 17 s",
        "9223372036854775807, 2562047 h 47 m"
    })
    void durations_stand_in_the_unit_that_people_say(long nanos, String text) {
        assertThat(Quantities.nanos(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "12, MILLISECONDS, 12.0 ms",
        "9223372036854775807, MILLISECONDS, 2562047788015 h 13 m",
        "1234567, COUNT, '1,234,567'",
        "64, BYTES, 64 B",
        "5, NANOSECONDS, 5 ns"
    })
    void the_unit_decides_how_a_value_is_written(long value, Unit unit, String text) {
        assertThat(Quantities.of(value, unit)).isEqualTo(text);
    }
}
