package io.github.testmonitor.report;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/record-format.md names what a fork file may hold. */
class RecordFormatTextTest {
    @Test
    void it_lists_every_reading_of_a_sample() throws IOException {
        assertThat(names("Readings of a sample"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Reading.values()).map(Reading::jsonName).toList());
    }

    @Test
    void it_lists_every_figure_of_a_test() throws IOException {
        assertThat(names("Figures of a test"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Figure.values()).map(Figure::jsonName).toList());
    }

    /** What stands in back quotes below that head. */
    private static List<String> names(String head) throws IOException {
        String text = Files.readString(Path.of("../docs/record-format.md"));
        String section = text.split("### " + head + "\n")[1].split("\n#")[0];
        return Pattern.compile("`(\\w+)`")
                .matcher(section)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
