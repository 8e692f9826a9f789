package io.github.testmonitor.report;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.profile.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Recordings beside fork files, from the files to the code of a test. */
class ProfiledRunTest {
    private static final String HOT = Recordings.class.getName() + ".calculate";

    @TempDir
    static Path shared;

    private static Path recording;
    private static Instant startedAt;

    @TempDir
    Path monitor;

    private Path forkFile;

    @BeforeAll
    static void record() throws Exception {
        recording = shared.resolve("a.jfr");
        startedAt = Instant.now();
        Recordings.ofLoad(recording, "main");
    }

    /** One test with a stack that was seen at a tick, which runs for as long as the recording. */
    @BeforeEach
    void fork() throws IOException {
        Builds.write(
                Builds.build("b", "g:a", Builds.execution("surefire:default-test", monitor.resolve("none"))), monitor);
        try (ForkFileWriter out = ForkFileWriter.in(monitor, "surefire-default-test", "1-7")) {
            forkFile = out.file();
            out.started("b", startedAt.toString())
                    .testStarted(0, 1, "com.acme.FooTest", "loads")
                    .line("{\"type\":\"stack\",\"t\":5,\"id\":1,\"thread\":\"main\",\"cpuNanos\":9,"
                            + "\"frames\":[\"com.acme.Seen.atTick(Seen.java:1)\"]}")
                    .testFinished(600_000_000_000L, 1, "successful", "\"wallNanos\":600000000000")
                    .forkFinished(600_000_000_000L, "exit");
        }
    }

    @Test
    void a_recording_says_more_of_a_test_than_ticks_and_is_named() throws IOException {
        Files.copy(recording, forkFile.resolveSibling("fork-1-7.jfr"));

        TestCode code = code();

        assertThat(code.source()).isEqualTo(StackSource.JFR);
        assertThat(methods(code.tree())).contains(HOT).doesNotContain("com.acme.Seen.atTick");
        assertThat(code.tree().total(Weight.CPU)).isPositive();
        assertThat(notes()).anySatisfy(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.PROFILED);
            assertThat(note.details()).hasSize(6).startsWith("JFR");
        });
    }

    @Test
    void what_was_found_stays_when_the_recordings_are_deleted() throws IOException {
        Path copy = Files.copy(recording, forkFile.resolveSibling("fork-1-7.jfr"));
        TestCode before = code();
        List<Note.Plain> notesBefore = notes();

        read().deleteRecordings();

        assertThat(copy).doesNotExist();
        assertThat(code().source()).isEqualTo(StackSource.JFR);
        assertThat(methods(code().tree())).isEqualTo(methods(before.tree()));
        assertThat(code().tree().total(Weight.ALLOCATED))
                .isEqualTo(before.tree().total(Weight.ALLOCATED));
        assertThat(notes()).isEqualTo(notesBefore);
    }

    @Test
    void a_recording_that_has_grown_is_read_again() throws IOException {
        Path empty = Files.createFile(forkFile.resolveSibling("fork-1-7.jfr"));
        assertThat(code().source()).isEqualTo(StackSource.TICK);

        Files.write(empty, Files.readAllBytes(recording));

        assertThat(code().source()).isEqualTo(StackSource.JFR);
    }

    @Test
    void a_recording_that_cannot_be_read_is_said_and_ticks_stand_in() throws IOException {
        Files.createFile(forkFile.resolveSibling("fork-1-7.jfr"));

        assertThat(code().source()).isEqualTo(StackSource.TICK);
        // Read, and then found where it is stored.
        assertThat(notes()).contains(note(Note.Kind.PROFILE_EMPTY, "fork-1-7.jsonl"));
        assertThat(notes()).contains(note(Note.Kind.PROFILE_EMPTY, "fork-1-7.jsonl"));
    }

    @Test
    void what_an_older_version_has_stored_of_a_problem_stays_in_its_words() throws IOException {
        Path recorded = Files.createFile(forkFile.resolveSibling("fork-1-7.jfr"));
        code();
        Files.delete(recorded);
        Path stored = forkFile.resolveSibling("fork-1-7.profile");

        Files.writeString(stored, Files.readString(stored).replace("\"EMPTY\"", "\"is not what it was\""));

        assertThat(notes()).contains(note(Note.Kind.PROFILE_OTHERWISE_LACKING, "fork-1-7.jsonl", "is not what it was"));
    }

    @Test
    void async_profilers_file_is_found_by_process_and_time() throws IOException {
        Files.createFile(forkFile.resolveSibling("async-7-20000101-000000.jfr"));
        Files.createFile(forkFile.resolveSibling("async-77-20260101-000000.jfr"));
        Files.copy(recording, forkFile.resolveSibling("async-7-20991231-235959.jfr"));
        Files.delete(forkFile.resolveSibling("async-7-20000101-000000.jfr"));

        assertThat(code().source()).isEqualTo(StackSource.ASYNC);
    }

    @Test
    void what_async_profiler_complains_of_is_said() throws IOException {
        Files.writeString(forkFile.resolveSibling("async-profiler.log"), "[ERROR] no timers\nmore\n");

        assertThat(notes()).contains(note(Note.Kind.ASYNC_PROFILER_SAYS, "[ERROR] no timers"));
    }

    @Test
    void a_damaged_file_of_ours_is_made_again() throws IOException {
        Files.copy(recording, forkFile.resolveSibling("fork-1-7.jfr"));
        code();

        Files.writeString(forkFile.resolveSibling("fork-1-7.profile"), "{\"type\":\"profile\"}\n");

        assertThat(code().source()).isEqualTo(StackSource.JFR);
    }

    private MonitorReport read() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("module", monitor)));
    }

    private List<Note.Plain> notes() throws IOException {
        return read().run().modules().get(0).notes().stream()
                .map(Note.Plain.class::cast)
                .toList();
    }

    private static Note.Plain note(Note.Kind kind, String... details) {
        return new Note.Plain(kind, null, List.of(details));
    }

    private TestCode code() throws IOException {
        List<TestRun> tests = new ArrayList<>();
        read().tests().visit(tests::add);
        return Objects.requireNonNull(tests.get(0).code());
    }

    private static List<String> methods(CallTree tree) {
        List<String> methods = new ArrayList<>();
        for (int node = 1; node < tree.size(); node++) {
            methods.add(tree.method(node));
        }
        methods.sort(null);
        return methods;
    }
}
