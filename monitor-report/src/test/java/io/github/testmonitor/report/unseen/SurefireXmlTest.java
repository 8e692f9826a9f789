package io.github.testmonitor.report.unseen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SurefireXmlTest {
    private static final Instant START = Instant.parse("2020-02-03T05:12:00.900Z");

    @TempDir
    Path reports;

    @Test
    void cases_that_ran_are_counted_by_class() throws IOException {
        write("TEST-t.FooTest.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="t.FooTest" tests="9">
                  <properties><property name="testcase" value="x"/></properties>
                  <testcase name="a" classname="t.FooTest" time="0.001"/>
                  <testcase name="fails" classname="t.FooTest"><failure message="m"><![CDATA[<testcase/>]]></failure></testcase>
                  <testcase name="skipped" classname="t.FooTest"><skipped/></testcase>
                  <testcase name="n" classname="t.FooTest$In"><system-out>text</system-out></testcase>
                </testsuite>
                """);

        assertThat(ran()).containsExactlyInAnyOrderEntriesOf(Map.of("t.FooTest", 2, "t.FooTest$In", 1));
    }

    @Test
    void pseudo_cases_of_a_class_are_no_tests() throws IOException {
        write("TEST-t.FooTest.xml", """
                <testsuite>
                  <testcase name="" classname="t.FooTest"><error type="x"/></testcase>
                  <testcase name="initializationError" classname="t.FooTest"><error type="x"/></testcase>
                  <testcase name="executionError" classname="t.FooTest"><error type="x"/></testcase>
                  <testcase name="a" classname="t.FooTest"/>
                </testsuite>
                """);

        assertThat(ran()).containsExactly(Map.entry("t.FooTest", 1));
    }

    @Test
    void reruns_count_as_runs() throws IOException {
        write("TEST-t.FooTest.xml", """
                <testsuite>
                  <testcase name="flaky" classname="t.FooTest">
                    <flakyFailure type="x"><stackTrace>s</stackTrace></flakyFailure>
                    <flakyError type="x"/>
                  </testcase>
                  <testcase name="broken" classname="t.FooTest">
                    <failure type="x"/>
                    <rerunFailure type="x"><system-err/></rerunFailure>
                    <rerunError type="x"/>
                  </testcase>
                </testsuite>
                """);

        assertThat(ran()).containsExactly(Map.entry("t.FooTest", 6));
    }

    @Test
    void a_file_that_says_the_same_again_counts_once() throws IOException {
        String cases = """
                <testsuite>
                  <testcase name="plain" classname="t.FooTest" time="0.003"/>
                  <testcase name="inner" classname="t.FooTest" time="0.002"/>
                </testsuite>
                """;
        write("TEST-t.FooTest.xml", cases);
        write("TEST-t.FooTest$Inner.xml", cases);
        write("TEST-t.OtherTest.xml", cases.replace("0.003", "0.004"));

        assertThat(ran()).containsExactly(Map.entry("t.FooTest", 4));
    }

    @Test
    void files_of_an_older_build_are_passed_over() throws IOException {
        Path old = write("TEST-old.xml", "<testsuite><testcase name='a' classname='t.OldTest'/></testsuite>");
        Path fresh = write("TEST-new.xml", "<testsuite><testcase name='a' classname='t.NewTest'/></testsuite>");
        Files.setLastModifiedTime(old, FileTime.from(START.minusSeconds(1)));
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.parse("2020-02-03T05:12:00Z")));

        assertThat(ran()).containsOnlyKeys("t.NewTest");
    }

    @Test
    void other_files_and_missing_folders_are_passed_over() throws IOException {
        write("TESTS.xml", "<testsuite><testcase name='a' classname='t.FooTest'/></testsuite>");

        assertThat(ran()).isEmpty();
        assertThat(SurefireXml.read(reports.resolve("gone"), START).classes()).isEmpty();
    }

    @Test
    void a_torn_file_counts_as_far_as_it_goes() throws IOException {
        write("TEST-torn.xml", "<testsuite><testcase name='a' classname='t.FooTest'/><testcase name='b");
        write("TEST-empty.xml", "");

        SurefireXml xml = SurefireXml.read(reports, START);

        assertThat(xml.unreadable()).isEqualTo(2);
        assertThat(xml.ran()).isEqualTo(1);
    }

    @Test
    void document_types_and_their_entities_are_not_resolved() throws IOException {
        Path secret = Files.writeString(reports.resolve("secret.txt"), "secret");
        write("TEST-evil.xml", """
                <!DOCTYPE testsuite [<!ENTITY secret SYSTEM "%s">]>
                <testsuite><testcase name="a" classname="t.FooTest"><system-out>&secret;</system-out></testcase></testsuite>
                """.formatted(secret.toUri()));

        assertThat(SurefireXml.read(reports, START).classes().keySet()).noneMatch(name -> name.contains("secret"));
    }

    private Map<String, Integer> ran() throws IOException {
        return SurefireXml.read(reports, START).classes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().ran()));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(reports.resolve(name), content);
    }
}
