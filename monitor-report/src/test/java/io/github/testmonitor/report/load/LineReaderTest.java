package io.github.testmonitor.report.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTest {
    private static final String TOO_LONG = "(too long)";

    @TempDir
    Path folder;

    final List<String> lines = new ArrayList<>();
    final LineReader.Lines collector = new LineReader.Lines() {
        @Override
        public void line(byte[] bytes, int offset, int length) {
            lines.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLong() {
            lines.add(TOO_LONG);
        }
    };

    @Test
    void only_whole_lines_are_handed_on() throws IOException {
        Path file = write("one\n\ntwö\ntorn");

        long end = LineReader.read(file, 0, Files.size(file), collector);

        assertThat(lines).containsExactly("one", "", "twö");
        assertThat(end).isEqualTo(Files.size(file) - 4);
    }

    @Test
    void reading_goes_on_where_it_ended() throws IOException {
        Path file = write("one\ntwo\nthree\n");

        long end = LineReader.read(file, 0, 6, collector);
        LineReader.read(file, end, Files.size(file), collector);

        assertThat(end).isEqualTo(4);
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void lines_may_cross_the_chunks_in_which_the_file_is_read() throws IOException {
        List<String> written = new ArrayList<>();
        for (int length = 0; length < 600; length++) {
            written.add("x".repeat(length));
        }
        Path file = write(String.join("\n", written) + "\n");

        LineReader.read(file, 0, Files.size(file), collector);

        assertThat(lines).isEqualTo(written);
    }

    @Test
    void a_line_may_be_as_long_as_allowed_and_no_longer() throws IOException {
        String longest = "x".repeat(LineReader.MAXIMUM_LINE_BYTES);
        Path file = write("a\n" + longest + "\n" + longest + "x\nb\n");

        LineReader.read(file, 0, Files.size(file), collector);

        assertThat(lines).containsExactly("a", longest, TOO_LONG, "b");
    }

    @Test
    void a_file_that_has_become_shorter_ends_where_it_ends() throws IOException {
        Path file = write("one\n");

        assertThat(LineReader.read(file, 0, 1_000, collector)).isEqualTo(4);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("file"), content);
    }
}
