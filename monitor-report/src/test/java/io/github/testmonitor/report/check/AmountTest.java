package io.github.testmonitor.report.check;

import io.github.testmonitor.record.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "64 MiB, BYTES, 67108864",
        "64MiB, BYTES, 67108864",
        "' 64 MiB ', BYTES, 67108864",
        "64 MB, BYTES, 64000000",
        "1.5 GiB, BYTES, 1610612736",
        "1 kB, BYTES, 1000",
        "1 KiB, BYTES, 1024",
        "2 GB, BYTES, 2000000000",
        "1 TiB, BYTES, 1099511627776",
        "3 TB, BYTES, 3000000000000",
        "0 B, BYTES, 0",
        "0.0015 kB, BYTES, 1",
        "9223372036854775807 B, BYTES, 9223372036854775807",
        "250ms, NANOSECONDS, 250000000",
        "2 s, NANOSECONDS, 2000000000",
        "1.5min, NANOSECONDS, 90000000000",
        "1 h, NANOSECONDS, 3600000000000",
        "2 s, MILLISECONDS, 2000",
        "1.7 ms, MILLISECONDS, 1",
        "12, COUNT, 12",
        "0, COUNT, 0"
    })
    void an_amount_is_a_number_and_a_unit(String text, Unit unit, long expected) {
        assertThat(Amount.parse(text, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "64m     | BYTES        | 'm' is no unit; write 64 MiB",
                "64M     | BYTES        | 'M' is no unit; write 64 MiB",
                "1g      | BYTES        | 'g' is no unit; write 1 GiB",
                "512K    | BYTES        | 'K' is no unit; write 512 KiB",
                "64 mb   | BYTES        | 'mb' is no unit; write 64 MB",
                "64 KB   | BYTES        | 'KB' is no unit; write 64 kB",
                "64 mib  | BYTES        | 'mib' is no unit; write 64 MiB",
                "64 s    | BYTES        | 's' is no unit",
                "64      | BYTES        | the unit is missing",
                "\"\"      | BYTES        | it is no amount",
                "MiB     | BYTES        | it is no amount",
                "-1 MiB  | BYTES        | it is no amount",
                "+1 MiB  | BYTES        | it is no amount",
                "1,5 MiB | BYTES        | it is no amount",
                "1.MiB   | BYTES        | it is no amount",
                "1e3 B   | BYTES        | it is no amount",
                "1_000 B | BYTES        | it is no amount",
                "50 %    | BYTES        | it is no amount",
                "1 MiB 2 | BYTES        | it is no amount",
                "9223372036854775808 B | BYTES | it is too large",
                "99999999999 GiB | BYTES | it is too large",
                "5m      | NANOSECONDS  | 'm' is no unit; write 5 min",
                "5 M     | NANOSECONDS  | 'M' is no unit; write 5 min",
                "5 sec   | NANOSECONDS  | 'sec' is no unit",
                "5 MiB   | NANOSECONDS  | 'MiB' is no unit",
                "5       | NANOSECONDS  | the unit is missing",
                "5       | MILLISECONDS | the unit is missing",
                "PT1S    | NANOSECONDS  | it is no amount",
                "1.5     | COUNT        | it is no count",
                "3 MiB   | COUNT        | it is no count",
                "-3      | COUNT        | it is no count",
                "99999999999999999999 | COUNT | it is too large"
            })
    void anything_else_is_refused_with_what_would_be_accepted(String text, Unit unit, String reason) {
        String accepted = switch (unit) {
            case BYTES -> "such as 64 MiB or 1.5 GiB";
            case NANOSECONDS, MILLISECONDS -> "such as 500 ms or 1.5 min";
            case COUNT -> "such as 0 or 12";
        };

        assertThatThrownBy(() -> Amount.parse(text, unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is refused: " + reason + ". Accepted is ")
                .hasMessageEndingWith(accepted + ".");
    }
}
