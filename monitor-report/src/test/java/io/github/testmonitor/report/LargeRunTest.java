package io.github.testmonitor.report;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** A build of 100,000 tests in 1,000 classes and four forks; every tenth test is run again. */
class LargeRunTest {
    private static final int FORKS = 4;
    private static final int CLASSES_OF_A_FORK = 250;
    private static final int TESTS_OF_A_CLASS = 100;

    @TempDir
    Path folder;

    @Test
    void a_large_run_is_counted_summed_and_ranked_exactly() throws IOException {
        long tests = 0;
        long allocated = 0;
        for (int fork = 0; fork < FORKS; fork++) {
            for (int number = 0; number < CLASSES_OF_A_FORK * TESTS_OF_A_CLASS; number++) {
                tests += runs(number);
                allocated += runs(number) * allocated(fork, number);
            }
            writeFork(fork);
        }

        MonitorReport report = MonitorReport.read("large", List.of(new ModuleFolder("a", folder)), 10);

        Run run = report.run();
        AtomicLong streamed = new AtomicLong();
        AtomicLong reruns = new AtomicLong();
        report.tests().forEach(test -> {
            streamed.incrementAndGet();
            reruns.addAndGet(test.attempt() - 1);
        });
        assertThat(run.totals().successful()).isEqualTo(tests).isEqualTo(110_000);
        assertThat(run.totals().allocatedBytes()).isEqualTo(allocated);
        assertThat(streamed).hasValue(tests);
        assertThat(reruns).hasValue(10_000);
        assertThat(run.rankings().tests(Metric.ALLOCATED))
                .hasSize(10)
                .first()
                .extracting(test -> test.identity().uniqueId())
                .isEqualTo("com.acme.p3.Class249Test/test24999");
        assertThat(run.rankings().tests(Metric.ALLOCATED))
                .isSortedAccordingTo((one, other) -> Long.compare(value(other), value(one)));
        assertThat(run.rankings().groups(Level.PACKAGE, Metric.ALLOCATED))
                .extracting(Group::name)
                .containsExactly("com.acme.p3", "com.acme.p2", "com.acme.p1", "com.acme.p0");
        assertThat(run.forks()).allSatisfy(fork -> assertThat(fork.history()).hasSizeLessThanOrEqualTo(600));
    }

    private void writeFork(int fork) throws IOException {
        try (ForkFileWriter file = ForkFileWriter.in(folder, "surefire-default-test", "1-" + fork)) {
            file.buffered().started("b", START);
            long id = 0;
            for (int number = 0; number < CLASSES_OF_A_FORK * TESTS_OF_A_CLASS; number++) {
                String className = "com.acme.p%d.Class%dTest".formatted(fork, number / TESTS_OF_A_CLASS);
                for (int run = 0; run < runs(number); run++) {
                    long start = ++id * 1_000_000;
                    file.testStarted(start, id, className, "test" + number)
                            .testFinished(
                                    start + 1_000,
                                    id,
                                    "successful",
                                    "\"wallNanos\":1000",
                                    "\"allocatedBytes\":" + allocated(fork, number));
                }
                if (number % 10 == 0) {
                    file.sample(id * 1_000_000, List.of(), "\"rssBytes\":" + number);
                }
            }
            file.forkFinished(id * 1_000_000, "exit");
        }
    }

    private static int runs(int number) {
        return number % 10 == 0 ? 2 : 1;
    }

    private static long allocated(int fork, int number) {
        return fork * 1_000_000L + number;
    }

    private static long value(TestRun test) {
        return test.figures().get(Figure.ALLOCATED).getAsLong();
    }
}
