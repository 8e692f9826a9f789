package io.github.testmonitor.report;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.HotFrames;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.RunCode;
import io.github.testmonitor.report.model.RunCode.ClassCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class CodeOfRunsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void stacks_of_tests_and_containers_add_up_by_class_module_and_run() throws IOException {
        fork("1-1")
                .containerStarted(0, 1, "FooTest")
                .stack(50, 1, 1, 0, "Foo.setUp")
                .testStarted(100, 2, "FooTest", "bar")
                .stack(150, 2, 2, 0, "Foo.load", "FooTest.bar")
                .testFinished(200, 2, "successful", "\"wallNanos\":1")
                .containerFinished(250, 1, "\"wallNanos\":1")
                .close();
        fork("1-2")
                .testStarted(100, 2, "BarTest", "bar")
                .stack(150, 2, 4, 0, "Foo.load", "BarTest.bar")
                .testFinished(200, 2, "successful", "\"wallNanos\":1")
                .close();

        RunCode code = code();

        assertThat(code.classes()).extracting(ClassCode::className).containsExactly("BarTest", "FooTest");
        assertThat(hottest(code.classes().get(1).tree())).isEqualTo("Foo.load 40000000");
        assertThat(hottest(code.run())).isEqualTo("Foo.load 120000000");
        assertThat(hottest(Objects.requireNonNull(code.modules().get("g:a")))).isEqualTo("Foo.load 120000000");
        assertThat(code.run().total(Weight.CPU)).isEqualTo(7 * 20_000_000);
    }

    @Test
    void spikes_are_ranked_by_what_they_rose() throws IOException {
        fork("1-1")
                .testStarted(0, 1, "FooTest", "small")
                .testFinished(9, 1, "successful", growth(100, 150))
                .testStarted(0, 2, "FooTest", "large")
                .testFinished(9, 2, "successful", growth(100, 500))
                .close();

        assertThat(code().memorySpikes())
                .extracting(
                        spike -> spike.test().identity().methodName(),
                        spike -> spike.spike().amount())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("large", 400 * MIB),
                        org.assertj.core.groups.Tuple.tuple("small", 50 * MIB));
    }

    @Test
    void of_very_many_classes_the_heaviest_are_kept() throws IOException {
        ForkFileWriter fork = fork("1-1").buffered();
        for (int test = 0; test < 5_000; test++) {
            fork.testStarted(test, test, "C" + test, "bar")
                    .stack(test, test, test % 1_000, 0, "Foo.load")
                    .testFinished(test + 1, test, "successful", "\"wallNanos\":1");
        }
        fork.close();

        RunCode code = code();

        assertThat(code.classes()).hasSize(2_000);
        assertThat(code.classesLeftOut()).isEqualTo(3_000);
        assertThat(code.classes().get(0).className()).isEqualTo("C1999");
        assertThat(code.classes().get(1_999).tree().total(Weight.CPU)).isEqualTo(600 * 20_000_000L);
    }

    private static String hottest(CallTree tree) {
        return HotFrames.of(tree, Weight.CPU, 1).stream()
                .map(frame -> frame.method() + " " + frame.here())
                .findFirst()
                .orElseThrow();
    }

    private static String growth(int from, int to) {
        return "\"wallNanos\":1,\"rssStartBytes\":" + from * MIB + ",\"peakRssBytes\":" + to * MIB;
    }

    private ForkFileWriter fork(String name) throws IOException {
        return ForkFileWriter.in(folder, "surefire-default-test", name).started("b", START);
    }

    private RunCode code() throws IOException {
        return Objects.requireNonNull(MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                .run()
                .code());
    }
}
