package io.github.testmonitor.report;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkEnd;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The golden file has one record of each kind, and a lost test at its end. */
class GoldenFileTest {
    @TempDir
    Path folder;

    MonitorReport report;
    List<TestRun> tests = new ArrayList<>();

    @BeforeEach
    void read_the_golden_file() throws IOException {
        Path file = folder.resolve("forks/surefire-default-test/fork-1-4711.jsonl");
        Files.createDirectories(file.getParent());
        try (InputStream golden = GoldenFileTest.class.getResourceAsStream("golden.jsonl")) {
            Files.copy(golden, file);
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("shop", folder)));
        report.tests().forEach(tests::add);
    }

    @Test
    void every_line_is_read() {
        assertThat(report.run().forks())
                .singleElement()
                .extracting(fork -> fork.quality().unreadable())
                .isEqualTo(new ForkRun.Unreadable(0, 0, false, null));
    }

    @Test
    void the_run_is_named_by_its_fork() {
        Run run = report.run();

        assertThat(run.buildId()).isEqualTo("0199f0aa-5a00-7000-8000-000000000001");
        assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-11-23T05:12:00.123456Z"));
        assertThat(run.context()).isNull();
        assertThat(run.modules()).singleElement().satisfies(module -> {
            assertThat(module.module()).isEqualTo("com.acme:shop");
            assertThat(module.stale()).isFalse();
            assertThat(module.noData()).isNull();
        });
    }

    @Test
    void totals_hold_tests_containers_and_late_work() {
        assertThat(report.run().totals())
                .isEqualTo(new Totals(
                        1,
                        0,
                        1,
                        1,
                        1,
                        150_000_000 + 20_000 + 880_000 + 20_000_000,
                        120_000_000L + 7_000_000 + 18_000 + 700_000,
                        41_943_040L + 4_096 + 2_048 + 65_536,
                        0L,
                        false,
                        EnumSet.complementOf(EnumSet.of(Metric.GC_TIME, Metric.LOST_TESTS))));
    }

    @Test
    void tests_come_in_the_order_of_their_ends_and_the_lost_one_last() {
        assertThat(tests).extracting(test -> test.identity().methodName()).containsExactly("bar", "tiny", "old");
        assertThat(tests)
                .extracting(TestRun::outcome)
                .containsExactly(TestRun.Outcome.SUCCESSFUL, TestRun.Outcome.ABORTED, TestRun.Outcome.LOST);
        assertThat(tests).extracting(TestRun::attempt).containsOnly(1);
    }

    @Test
    void a_test_has_its_figures_with_their_kinds_and_reasons() {
        TestRun bar = tests.get(0);

        assertThat(bar.module()).isEqualTo("com.acme:shop");
        assertThat(bar.execution()).isEqualTo("surefire:default-test");
        assertThat(bar.figures().get(Figure.CPU)).isEqualTo(OptionalLong.of(127_000_000));
        assertThat(bar.figures().get(Figure.OWN_CPU)).isEqualTo(OptionalLong.of(70_000_000));
        assertThat(bar.figures().kind(Figure.PEAK_HEAP)).isEqualTo(Kind.SAMPLED);
        assertThat(bar.figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.EXACT);
        assertThat(bar.figures().absence(Figure.CHILD_PEAK_RSS)).isEqualTo(Absence.OFF);
        assertThat(bar.leaked()).isEqualTo(new TestRun.Leaked(List.of("pool-1-thread-1"), List.of("data.bin")));
        assertThat(tests.get(1).leaked()).isNull();
        assertThat(tests.get(1).tags()).containsExactly("fast");
    }

    @Test
    void the_lost_test_is_that_of_its_fork() {
        assertThat(report.run().forks().get(0).end().lost()).containsExactly(tests.get(2));
    }

    @Test
    void the_fork_is_described_by_its_last_record() {
        ForkRun fork = report.run().forks().get(0);

        assertThat(fork.number()).isEqualTo(1);
        assertThat(fork.label()).isEqualTo("com.acme:shop");
        assertThat(fork.end().ending()).isEqualTo(ForkEnd.Ending.EXIT_IN_TEST);
        assertThat(fork.duration()).isEqualTo(Duration.ofMillis(190));
        assertThat(fork.peakRssBytes()).isEqualTo(140_000_000);
        assertThat(fork.died()).isFalse();
        assertThat(fork.peakHeapBytes()).isEqualTo(43_000_000);
        assertThat(fork.cpuNanos()).isEqualTo(180_000_000);
        assertThat(fork.process()).isEqualTo(new ForkRun.ProcessTotals(62_914_560L, 0L, 0L, 20_000_000L));
        assertThat(fork.quality().unavailable()).containsExactly(new ForkRecord.Unavailable("io", Absence.DENIED));
        assertThat(fork.quality().samples()).isEqualTo(1);
        assertThat(fork.history())
                .containsExactly(
                        new ForkRun.Point(100_000_000, 123_456_789L, 34_567_890L, 90_000_000L, 2_147_483_648L));
        assertThat(fork.quality().monitor()).isEqualTo(new ForkRecord.Monitor(1_200_000L, 4096, 1, 0));
    }

    @Test
    void the_container_knows_who_ran_at_its_peak() {
        assertThat(report.run().container())
                .usingRecursiveComparison()
                .ignoringFields("atPeak.test")
                .isEqualTo(new ContainerHistory(
                        3_221_225_472L,
                        2.0,
                        2_147_483_648L,
                        100_000_000,
                        List.of(new ContainerHistory.RunningTest(1, "com.acme.FooTest", "bar()", 123_456_789L)),
                        List.of(new ContainerHistory.Point(100_000_000, 2_147_483_648L, null)),
                        null,
                        null));
    }

    @Test
    void rankings_put_the_greatest_first() {
        Rankings rankings = report.run().rankings();

        assertThat(rankings.tests(Metric.CPU_TIME))
                .extracting(test -> test.identity().methodName())
                .containsExactly("bar", "tiny");
        assertThat(rankings.groups(Rankings.Level.CLASS, Metric.ALLOCATED))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.name()).isEqualTo("com.acme.FooTest");
                    assertThat(group.values())
                            .containsEntry(Metric.RSS_GROWTH, 30_000_000L)
                            .containsEntry(Metric.LEAKED_THREADS, 1L)
                            .doesNotContainKey(Metric.CHILD_PEAK_RSS);
                });
        assertThat(rankings.groups(Rankings.Level.FORK, Metric.LOST_TESTS))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.name()).isEqualTo("fork 1");
                    assertThat(group.values())
                            .containsAllEntriesOf(Map.of(
                                    Metric.LOST_TESTS, 1L,
                                    Metric.CPU_TIME, 180_000_000L,
                                    Metric.ALLOCATED, 62_914_560L,
                                    Metric.WALL_TIME, 190_000_000L,
                                    Metric.PEAK_RSS, 140_000_000L));
                });
    }
}
