package io.github.testmonitor.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SeenTestsTest {
    private static final String THREE_OF_A_ONE_OF_B = """
            {"type":"testStarted","id":1,"className":"A"}
            {"type":"testFinished","id":1,"status":"successful"}
            {"type":"testStarted","id":2,"className":"A"}
            {"type":"testFinished","id":2,"status":"failed"}
            {"type":"testStarted","id":3,"className":"A"}
            {"type":"testFinished","id":3,"status":"aborted"}
            {"type":"testStarted","id":4,"className":"A"}
            {"type":"testFinished","id":4,"status":"successful"}
            {"type":"testStarted","id":5,"className":"B"}
            """;

    @TempDir
    Path target;

    @Test
    void successful_and_failed_tests_count_as_cases_and_their_reruns() throws IOException {
        report("""
                <testcase classname="A" name="green"/>
                <testcase classname="A" name="red"><flakyFailure/></testcase>
                <testcase classname="A" name="ignored"><skipped/></testcase>
                <testcase classname="A" name=""/>
                <testcase classname="A" name="initializationError"><error/></testcase>
                """);

        assertThat(differences()).isEmpty();
    }

    @Test
    void a_test_that_ran_unseen_is_a_difference() throws IOException {
        report("""
                <testcase classname="A" name="green"/>
                <testcase classname="C" name="unseen"/>
                """);

        assertThat(differences()).containsExactly("A: 1 ran, 3 seen", "C: 1 ran, 0 seen");
    }

    private List<String> differences() throws IOException {
        ForkFile file = ForkFile.of(Path.of("f"), THREE_OF_A_ONE_OF_B);
        return SeenTests.of(List.of(file)).differences(TestReports.below(target));
    }

    private void report(String cases) throws IOException {
        Path reports = Files.createDirectories(target.resolve("surefire-reports"));
        Files.writeString(reports.resolve("TEST-A.xml"), "<testsuite>" + cases + "</testsuite>");
    }
}
