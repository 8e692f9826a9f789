package io.github.testmonitor.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KernelFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("status");
    }

    @Test
    void a_key_is_found_wherever_a_longer_number_before_it_has_moved_it() throws Exception {
        Files.writeString(file, "VmPeak:\t9 kB\nVmHWM:\t20 kB\nVmRSS:\t10 kB\n");
        KernelFile opened = KernelFile.open(file);
        opened.number("VmHWM");

        Files.writeString(file, "VmPeak:\t1000 kB\nVmHWM:\t21 kB\nVmRSS:\t11 kB\n");

        assertThat(opened.number("VmHWM")).hasValue(21);
        assertThat(opened.sameNumber("VmRSS")).hasValue(11);
    }

    @Test
    void a_key_that_has_gone_is_found_no_more() throws Exception {
        Files.writeString(file, "a 1\nb 2\n");
        KernelFile opened = KernelFile.open(file);
        opened.number("b");

        Files.writeString(file, "a 1\n");

        assertThat(opened.number("b")).isEmpty();
    }

    @Test
    void a_sum_of_two_stands_behind_a_name_that_may_hold_anything() throws Exception {
        Files.writeString(file, "7 (a) 1 b) S 1 20 300\n");

        assertThat(KernelFile.open(file).sumBehind(')', 2, 2)).hasValue(21);
        assertThat(KernelFile.open(file).sumBehind(')', 4, 2)).isEmpty();
    }
}
