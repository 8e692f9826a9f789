package io.github.testmonitor.weave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WovenClassesTest {
    private static final byte[] CLASS_FILE = {1, 2, 3, 4};
    private static final byte[] WOVEN = {1, 2, 9, 3, 4};

    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("woven");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }

    @Test
    void what_one_fork_keeps_another_finds() throws IOException {
        new WovenClasses(folder()).keep("java.lang.Thread", CLASS_FILE, WOVEN);

        assertThat(new WovenClasses(folder()).find("java.lang.Thread", CLASS_FILE))
                .isEqualTo(WOVEN);
        assertThat(files()).hasSize(1);
    }

    @Test
    void of_another_class_file_or_another_weaving_nothing_is_known() {
        WovenClasses known = new WovenClasses(folder());
        known.keep("java.lang.Thread", CLASS_FILE, WOVEN);

        assertThat(known.find("java.lang.Thread", new byte[] {1, 2, 3, 5})).isNull();
        assertThat(known.find("java.lang.Thread-as-loaded", CLASS_FILE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 11, 12, 19, 20, 24})
    void a_file_with_one_wrong_byte_is_as_none(int at) throws IOException {
        WovenClasses known = new WovenClasses(folder());
        known.keep("Type", CLASS_FILE, WOVEN);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);

        assertThat(known.find("Type", CLASS_FILE)).isNull();
    }

    @Test
    void a_file_cut_anywhere_is_as_none_and_is_replaced() throws IOException {
        WovenClasses known = new WovenClasses(folder());
        known.keep("Type", CLASS_FILE, WOVEN);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);

        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(known.find("Type", CLASS_FILE)).as("%d bytes", length).isNull();
        }
        known.keep("Type", CLASS_FILE, WOVEN);

        assertThat(known.find("Type", CLASS_FILE)).isEqualTo(WOVEN);
    }

    @Test
    void a_folder_that_cannot_be_made_keeps_nothing_and_fails_nobody() throws IOException {
        Files.writeString(folder(), "a file");
        WovenClasses known = new WovenClasses(folder());

        known.keep("Type", CLASS_FILE, WOVEN);

        assertThat(known.find("Type", CLASS_FILE)).isNull();
        assertThat(folder()).hasContent("a file");
    }

    @Test
    void without_a_folder_nothing_is_kept() {
        WovenClasses known = new WovenClasses(null);

        known.keep("Type", CLASS_FILE, WOVEN);

        assertThat(known.find("Type", CLASS_FILE)).isNull();
        assertThat(folder()).doesNotExist();
    }

    /** As where another agent changes a class otherwise in each JVM. */
    @Test
    void the_folder_does_not_grow_without_end() throws IOException {
        WovenClasses known = new WovenClasses(folder());

        IntStream.range(0, 200).forEach(i -> known.keep("Type", new byte[] {(byte) i}, WOVEN));

        assertThat(files()).hasSize(100);
    }
}
