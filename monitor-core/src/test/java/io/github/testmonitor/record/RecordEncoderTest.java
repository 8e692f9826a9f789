package io.github.testmonitor.record;

import io.github.testmonitor.record.ForkRecord.Disabled;
import io.github.testmonitor.record.ForkRecord.ForkStarted;
import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.record.ForkRecord.Jvm;
import io.github.testmonitor.record.ForkRecord.Sample;
import io.github.testmonitor.record.ForkRecord.TestFinished;
import io.github.testmonitor.record.ForkRecord.TestSkipped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RecordEncoderTest {
    private final RecordEncoder encoder = new RecordEncoder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "quote \" backslash \\ slash /",
                "line\nfeed, carriage\rreturn, tab\t, nul\0, escape\u001b, delete\u007f",
                "Größe, ελληνικά, 日本語",
                "outside the basic plane: \uD83D\uDE00, its neighbours \uD800\uDC00 \uDBFF\uDFFF",
                "\u0080 \u07FF \u0800 \uD7FF \uE000 \uFFFF",
                "line separators \u2028 \u2029 \u0085",
                "</script><script>alert(1)</script>"
            })
    void hostile_names_come_back_as_they_were(String name) {
        JsonNode line = written(skipped(name));

        assertThat(line.get("displayName").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void half_a_surrogate_pair_becomes_a_question_mark(String name) {
        JsonNode line = written(skipped(name));

        assertThat(line.get("displayName").asString())
                .contains("?")
                .satisfies(
                        text -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                                .isTrue());
    }

    @Test
    void names_longer_than_the_buffer_are_written_whole() {
        String name = "ä\"".repeat(100_000);

        JsonNode line = written(skipped(name));

        assertThat(line.get("displayName").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 99, 1_000_000_007L, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbers_are_written_in_full(long number) {
        JsonNode line = written(new TestSkipped(number, identity("x"), null));

        assertThat(line.get("t").asLong()).isEqualTo(number);
    }

    @Test
    void absent_figures_are_left_out_and_named_with_their_reason() {
        Figures figures = Figures.builder()
                .exact(Figure.WALL, 1)
                .set(Figure.PEAK_HEAP, 2, Kind.SHARED)
                .absent(Figure.CPU, Absence.NOT_OWNED)
                .build();

        JsonNode line = written(new TestFinished(5, 1, Status.FAILED, 3, figures));

        assertThat(line)
                .hasToString("{\"type\":\"testFinished\",\"t\":5,\"id\":1,\"status\":\"failed\",\"wallNanos\":1,"
                        + "\"peakHeapBytes\":2,\"sharedWith\":3,\"kinds\":{\"peakHeapBytes\":\"shared\"},"
                        + "\"absent\":{\"cpuNanos\":\"notOwned\"}}");
    }

    @Test
    void each_span_has_its_own_kinds_and_absences_whatever_the_one_before_had() {
        Figures exact = Figures.builder().exact(Figure.WALL, 1).build();
        Figures sampled = Figures.builder()
                .set(Figure.WALL, 2, Kind.SAMPLED)
                .absent(Figure.CPU, Absence.ERROR)
                .build();
        Figures shared = Figures.builder()
                .set(Figure.WALL, 3, Kind.SHARED)
                .absent(Figure.CPU, Absence.ERROR)
                .build();

        List<String> qualities = Stream.of(exact, sampled, sampled, shared, exact, exact)
                .map(figures -> written(new TestFinished(5, 1, Status.FAILED, 0, figures)))
                .map(line -> line.path("kinds") + "" + line.path("absent"))
                .toList();

        String absent = "{\"cpuNanos\":\"error\"}";
        assertThat(qualities)
                .containsExactly(
                        "",
                        "{\"wallNanos\":\"sampled\"}" + absent,
                        "{\"wallNanos\":\"sampled\"}" + absent,
                        "{\"wallNanos\":\"shared\"}" + absent,
                        "",
                        "");
    }

    @Test
    void spans_that_differ_in_kind_in_more_ways_than_are_remembered_have_their_own() {
        List<Figures> each = Stream.of(Figure.values())
                .map(figure -> Figures.builder().set(figure, 1, Kind.SAMPLED).build())
                .toList();
        assertThat(each).hasSizeGreaterThan(KnownQualities.MOST);

        List<String> written = Stream.concat(each.stream(), each.stream())
                .map(figures -> written(new TestFinished(5, 1, Status.FAILED, 0, figures)))
                .map(line -> line.path("kinds").propertyNames().iterator().next())
                .toList();

        List<String> names = Stream.of(Figure.values()).map(Figure::jsonName).toList();
        assertThat(written)
                .isEqualTo(Stream.concat(names.stream(), names.stream()).toList());
    }

    @Test
    void readings_that_every_sample_names_are_null_where_they_are_absent() {
        JsonNode line = written(new Sample(1, 2, new Readings().set(Reading.HEAP_USED, 3), List.of(4L, 5L)));

        assertThat(line)
                .hasToString("{\"type\":\"sample\",\"t\":1,\"gapNanos\":2,\"rssBytes\":null,\"heapUsedBytes\":3,"
                        + "\"threads\":null,\"running\":[4,5]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T05:12:00Z",
                "2026-11-23T05:12:07Z",
                "2026-11-23T00:00:00.001Z",
                "2026-11-23T05:12:00.123456789Z"
            })
    void the_start_is_written_as_an_instant_writes_itself(String instant) {
        JsonNode line = written(new ForkStarted(
                1,
                "b",
                Instant.parse(instant),
                "m",
                null,
                null,
                null,
                1,
                100,
                new Jvm("17", "vm", null, null),
                1,
                null));

        assertThat(line.get("startedAt").asString()).isEqualTo(instant);
        assertThat(line.has("container")).isFalse();
    }

    @Test
    void a_disabled_fork_says_why() {
        JsonNode line = written(new Disabled(1, null, null, null, null, "java 11"));

        assertThat(line).hasToString("{\"type\":\"disabled\",\"format\":1,\"reason\":\"java 11\"}");
    }

    private static TestSkipped skipped(String name) {
        return new TestSkipped(1, identity(name), null);
    }

    private static Identity identity(String name) {
        return new Identity("id", null, null, name, null);
    }

    private JsonNode written(ForkRecord entry) {
        JsonLine line = new JsonLine();
        encoder.encode(entry, line);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes(), 0, line.size()))
                    .toString();
            assertThat(text)
                    .endsWith("\n")
                    .satisfies(t -> assertThat(t.indexOf('\n')).isEqualTo(t.length() - 1));
            return Json.parse(text);
        } catch (CharacterCodingException problem) {
            throw new AssertionError("Not UTF-8", problem);
        }
    }
}
