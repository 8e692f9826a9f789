package io.github.testmonitor.report;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerHistory.RunningTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerHistoryTest {
    @TempDir
    Path folder;

    @Test
    void the_peak_is_found_over_all_forks_and_names_what_ran_in_each() throws IOException {
        Builds.write(Builds.build("b", "g:a"), folder);
        try (ForkFileWriter one = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            one.started("b", "2020-02-03T05:12:01Z")
                    .testStarted(0, 1, "FooTest", "before")
                    .testFinished(500, 1, "successful")
                    .testStarted(900, 2, "FooTest", "during")
                    .sample(1_000, List.of(2L), "\"rssBytes\":11", "\"containerMemoryBytes\":400")
                    .sample(3_000, List.of(2L), "\"rssBytes\":12", "\"containerMemoryBytes\":300")
                    .testFinished(4_000, 2, "successful");
        }
        try (ForkFileWriter two = ForkFileWriter.in(folder, "surefire-default-test", "2")) {
            two.started("b", "2020-02-03T05:12:01.000001Z")
                    .testStarted(500, 1, "BarTest", "killer")
                    .sample(900, List.of(1L), "\"rssBytes\":21", "\"containerMemoryBytes\":700")
                    .sample(1_900, List.of(1L), "\"rssBytes\":22", "\"containerMemoryBytes\":200");
        }

        ContainerHistory history = Objects.requireNonNull(read());

        assertThat(history.peakBytes()).isEqualTo(700);
        assertThat(history.peakNanosSinceRunStart()).isEqualTo(1_000_000_000L + 1_900);
        assertThat(history.memoryLimitBytes()).isEqualTo(1000);
        assertThat(history.cpuLimit()).isEqualTo(1.5);
        assertThat(history.atPeak())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("test")
                .containsExactly(
                        new RunningTest(1, "FooTest", "during()", 11L), new RunningTest(2, "BarTest", "killer()", 21L));
    }

    @Test
    void a_class_in_its_set_up_is_named_at_the_peak_where_no_test_ran() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", "2020-02-03T05:12:01Z")
                    .containerStarted(1, 1, "com.acme.SpringTest")
                    .sample(100, List.of(), "\"rssBytes\":11", "\"containerMemoryBytes\":900")
                    .testStarted(200, 2, "com.acme.SpringTest", "small")
                    .sample(300, List.of(2L), "\"rssBytes\":12", "\"containerMemoryBytes\":800")
                    .testFinished(400, 2, "successful")
                    .containerFinished(500, 1, "\"cpuNanos\":9")
                    .containerStarted(600, 3, "com.acme.NextTest")
                    .containerFinished(700, 3, "\"cpuNanos\":9");
        }

        ContainerHistory history = Objects.requireNonNull(read());

        assertThat(history.atPeak()).singleElement().satisfies(running -> {
            assertThat(running.container()).isTrue();
            assertThat(running.className()).isEqualTo("com.acme.SpringTest");
            assertThat(running.rssBytes()).isEqualTo(11);
        });
    }

    @Test
    void counters_of_the_container_count_from_the_earliest_sample_of_any_fork() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", "2020-02-03T05:12:01Z")
                    .sample(5_000_000_000L, List.of(), "\"containerMemoryBytes\":1", "\"containerOomKills\":4");
        }
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "2")) {
            fork.started("b", "2020-02-03T05:12:02Z")
                    .sample(1, List.of(), "\"containerMemoryBytes\":1", "\"containerOomKills\":3");
        }

        ContainerHistory history = Objects.requireNonNull(read());

        assertThat(history.oomKills()).isEqualTo(1);
        assertThat(history.throttledNanos()).isNull();
    }

    @Test
    void without_a_sample_of_the_container_there_is_no_history() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", "2020-02-03T05:12:01Z").sample(1, List.of(), "\"rssBytes\":1");
        }

        assertThat(read()).isNull();
    }

    private @Nullable ContainerHistory read() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                .run()
                .container();
    }
}
