package io.github.testmonitor.surefire;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.plugin.surefire.report.ReportEntryType;
import org.apache.maven.plugin.surefire.report.TestSetStats;
import org.apache.maven.plugin.surefire.report.WrappedReportEntry;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassLineReporterTest {
    @TempDir
    Path forks;

    private final ClassLineReporter reporter = new ClassLineReporter();
    private final List<String> lines = new ArrayList<>();

    @Test
    void the_listeners_of_several_forks_share_what_was_read() throws IOException {
        reporter.setForks(forks.toFile());
        fork("fork-1-1.jsonl", 2_000_000);
        endInNewFork("t.FooTest");
        fork("fork-2-2.jsonl", 3_000_000);
        endInNewFork("t.FooTest");

        assertThat(lines).containsExactly("CPU 2.00 ms -- in t.FooTest", "CPU 3.00 ms -- in t.FooTest");
    }

    @Test
    void without_a_folder_nothing_is_said() throws IOException {
        fork("fork-1-1.jsonl", 2_000_000);

        endInNewFork("t.FooTest");

        assertThat(lines).isEmpty();
    }

    private void fork(String file, long cpuNanos) throws IOException {
        Files.writeString(forks.resolve(file), """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":%d}
                {"type":"forkFinished","t":4,"reason":"exit"}
                """.formatted(cpuNanos));
    }

    /** As Surefire does: it asks for a listener for each fork. */
    private void endInNewFork(String className) {
        SimpleReportEntry entry = new SimpleReportEntry(RunMode.NORMAL_RUN, 1L, className, null, null, null);
        reporter.createListener(console())
                .testSetCompleted(
                        new WrappedReportEntry(entry, ReportEntryType.SUCCESS, 0L, 1, null, null),
                        new TestSetStats(true, true),
                        List.of());
    }

    /** Takes our lines, and passes over Surefire's own. */
    private ConsoleLogger console() {
        return (ConsoleLogger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConsoleLogger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("info")
                            && arguments[0].toString().startsWith("CPU")) {
                        lines.add(arguments[0].toString());
                    }
                    return method.getReturnType() == boolean.class ? true : null;
                });
    }
}
