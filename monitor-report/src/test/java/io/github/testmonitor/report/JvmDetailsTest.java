package io.github.testmonitor.report;

import io.github.testmonitor.report.model.ForkRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JvmDetailsTest {
    @TempDir
    Path folder;

    @Test
    void what_is_known_of_the_jvm_later_joins_what_was_known_at_its_start() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", "2026-11-23T05:12:00Z");
            fork.line("""
                    {"type":"jvmDetails","t":1000,"collector":"ZGC"}""");
            fork.test(1, "com.acme.FooTest", "bar").forkFinished(2_000_000, "exit");
        }

        ForkRun fork = MonitorReport.read("shop", List.of(new ModuleFolder("shop", folder)))
                .run()
                .forks()
                .get(0);

        assertThat(Objects.requireNonNull(fork.started()).jvm().collector()).isEqualTo("ZGC");
        assertThat(fork.quality().unreadable().unknown()).isZero();
    }
}
