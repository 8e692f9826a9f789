package io.github.testmonitor.record;

import io.github.testmonitor.record.ForkRecord.*;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.record.Figure.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the writer against the file that the record format is described by, line by line and byte by byte. */
class GoldenFileTest {
    private static final String FOO = "com.acme.FooTest";
    private static final String CLASS_ID = "[engine:junit-jupiter]/[class:com.acme.FooTest]";

    @TempDir
    Path folder;

    @Test
    void records_are_written_as_the_golden_file_has_them() throws IOException {
        Path file = folder.resolve("fork.jsonl");

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            records().forEach(writer::write);
        }

        assertThat(Files.readString(file)).isEqualTo(goldenWithoutNullFigures());
    }

    /** A figure that is absent may be null or left out; the writer leaves it out. */
    private static String goldenWithoutNullFigures() throws IOException {
        try (InputStream golden = Objects.requireNonNull(GoldenFileTest.class.getResourceAsStream("/golden.jsonl"))) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\"\\w+(Nanos|Bytes|Delta)\":null,", "");
        }
    }

    private static List<ForkRecord> records() {
        return List.of(
                new ForkStarted(
                        1,
                        "0199f0aa-5a00-7000-8000-000000000001",
                        Instant.parse("2026-11-23T05:12:00.123456Z"),
                        "com.acme:shop",
                        "surefire:default-test",
                        1,
                        1,
                        4711,
                        100,
                        new Jvm("17.0.15", "OpenJDK 64-Bit Server VM", "G1", 536870912L),
                        2,
                        new Container(3221225472L, 2.0)),
                new Unavailable("io", Absence.DENIED),
                new ContainerStarted(900000, 1, null, new Identity(CLASS_ID, FOO, null, "FooTest", null), "main"),
                new TestStarted(1200300, 2, 1L, method("bar"), List.of(), "main"),
                new Sample(100000000, 99100000, readings(), List.of(2L)),
                new Stack(
                        100000000,
                        2,
                        "main",
                        8100000L,
                        33554432L,
                        List.of("com.acme.Foo.load(Foo.java:42)", "com.acme.FooTest.bar(FooTest.java:17)")),
                new SectionStarted(110000000, 5, 2, "load", "main"),
                new Stack(
                        120000000,
                        2,
                        5L,
                        "pool-1-thread-1",
                        9000000L,
                        null,
                        List.of("com.acme.Foo.parse(Unknown Source)"),
                        true),
                new SectionFinished(
                        130000000,
                        5,
                        Figures.builder()
                                .exact(WALL, 20000000)
                                .exact(CPU, 19000000)
                                .exact(OWN_CPU, 10000000)
                                .set(PEAK_HEAP, 43000000, Kind.SAMPLED)
                                .absent(USER_CPU, Absence.OFF)
                                .build()),
                new TestFinished(151200300, 2, Status.SUCCESSFUL, 0, figuresOfBar()),
                new TestStarted(151300000, 3, 1L, method("tiny"), List.of("fast"), "main"),
                new TestFinished(151320000, 3, Status.ABORTED, 0, figuresOfTiny()),
                new TestSkipped(
                        151400000, new Identity(CLASS_ID + "/[method:baz()]", FOO, "baz", "baz()", null), "@Disabled"),
                new ContainerFinished(152000000, 1, Status.SUCCESSFUL, 0, figuresOfContainer()),
                new Late(160000000, 2, "pool-1-thread-1", 7000000L, 4096L),
                new TestStarted(
                        170000000,
                        4,
                        null,
                        new Identity(
                                "[engine:junit-vintage]/[test:old(com.acme.OldTest)]",
                                "com.acme.OldTest",
                                "old",
                                "old",
                                "old"),
                        List.of(),
                        "main"),
                new Leaked(180000000, 2, List.of("pool-1-thread-1"), List.of("data.bin")),
                new ForkFinished(
                        190000000,
                        "exitInTest",
                        180000000L,
                        62914560L,
                        140000000L,
                        0L,
                        20000000L,
                        new Monitor(1200000L, 4096, 1, 0)));
    }

    private static Identity method(String name) {
        return new Identity(CLASS_ID + "/[method:" + name + "()]", FOO, name, name + "()", name);
    }

    private static Readings readings() {
        return new Readings()
                .set(Reading.CPU, 90000000)
                .set(Reading.RSS, 123456789)
                .set(Reading.HEAP_USED, 34567890)
                .set(Reading.HEAP_COMMITTED, 67108864)
                .set(Reading.DIRECT, 0)
                .set(Reading.THREADS, 14)
                .set(Reading.GC_COUNT, 0)
                .set(Reading.GC_TIME, 0)
                .set(Reading.ALLOCATED, 45678901)
                .set(Reading.CONTAINER_MEMORY, 2147483648L);
    }

    private static Figures figuresOfBar() {
        return Figures.builder()
                .exact(WALL, 150000000)
                .exact(CPU, 120000000)
                .exact(OWN_CPU, 70000000)
                .exact(USER_CPU, 110000000)
                .exact(ALLOCATED, 41943040)
                .exact(OWN_ALLOCATED, 20971520)
                .exact(HEAP_START, 20000000)
                .exact(HEAP_END, 21000000)
                .set(PEAK_HEAP, 43000000, Kind.SAMPLED)
                .exact(RSS_START, 110000000)
                .exact(RSS_END, 121000000)
                .exact(PEAK_RSS, 140000000)
                .exact(DIRECT_PEAK, 0)
                .exact(GC_COUNT, 0)
                .exact(GC_TIME, 0)
                .exact(THREADS_STARTED, 2)
                .exact(OPEN_FILES_DELTA, 1)
                .exact(CLASSES_LOADED, 112)
                .exact(CHILD_CPU, 0)
                .absent(CHILD_PEAK_RSS, Absence.OFF)
                .build();
    }

    private static Figures figuresOfTiny() {
        return Figures.builder()
                .exact(WALL, 20000)
                .exact(CPU, 18000)
                .exact(OWN_CPU, 18000)
                .absent(USER_CPU, Absence.TOO_SHORT)
                .exact(ALLOCATED, 2048)
                .exact(OWN_ALLOCATED, 2048)
                .exact(HEAP_START, 21000000)
                .exact(HEAP_END, 21000000)
                .exact(PEAK_HEAP, 21000000)
                .absent(RSS_START, Absence.TOO_SHORT)
                .absent(RSS_END, Absence.TOO_SHORT)
                .absent(PEAK_RSS, Absence.TOO_SHORT)
                .exact(DIRECT_PEAK, 0)
                .exact(GC_COUNT, 0)
                .exact(GC_TIME, 0)
                .exact(THREADS_STARTED, 0)
                .absent(OPEN_FILES_DELTA, Absence.TOO_SHORT)
                .exact(CLASSES_LOADED, 0)
                .build();
    }

    private static Figures figuresOfContainer() {
        return Figures.builder()
                .exact(WALL, 880000)
                .exact(CPU, 700000)
                .exact(OWN_CPU, 700000)
                .exact(ALLOCATED, 65536)
                .exact(OWN_ALLOCATED, 65536)
                .exact(GC_COUNT, 0)
                .exact(GC_TIME, 0)
                .exact(CLASSES_LOADED, 40)
                .build();
    }
}
