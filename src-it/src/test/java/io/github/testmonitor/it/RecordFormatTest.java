package io.github.testmonitor.it;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordFormatTest {
    private static final String SOUND = """
            {"type":"forkStarted","format":1,"buildId":"b","startedAt":"2026-11-23T05:12:00Z","module":"g:a","pid":7,"intervalMillis":100,"jvm":{},"cpus":2}
            {"type":"containerStarted","t":1,"id":1,"parent":null,"uniqueId":"c","displayName":"C","thread":"main"}
            {"type":"testStarted","t":2,"id":2,"parent":1,"uniqueId":"t","className":"C","displayName":"t()","thread":"main"}
            {"type":"sample","t":3,"gapNanos":1,"rssBytes":1,"heapUsedBytes":1,"threads":1,"running":[2]}
            {"type":"testFinished","t":4,"id":2,"status":"successful","wallNanos":2,"sharedWith":0,"ownCpuNanos":2,"ownAllocatedBytes":2,"peakHeapBytes":9,"heapStartBytes":5,"heapEndBytes":5,"gcCount":0,"gcMillis":0,"classesLoaded":0,"rssStartBytes":1,"rssEndBytes":1,"peakRssBytes":1,"threadsStarted":0,"openFilesDelta":-1,"absent":{"cpuNanos":"notOwned","allocatedBytes":"notOwned"}}
            {"type":"containerFinished","t":5,"id":1,"status":"successful","wallNanos":2}
            {"type":"news","of":"a later version"}
            """;

    @Test
    void a_sound_file_has_no_problems() {
        assertThat(RecordFormat.problems(file(SOUND))).isEmpty();
    }

    @Test
    void an_open_span_and_a_torn_last_line_are_no_problems() {
        String killed = SOUND.substring(0, SOUND.indexOf("{\"type\":\"testFinished\"") + 30);

        ForkFile file = file(killed);

        assertThat(RecordFormat.problems(file)).isEmpty();
        assertThat(file.lost()).extracting(Span::displayName).containsExactly("t()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"forkStarted\" | \"type\":\"testSkipped\" | f:1: the first record is testSkipped",
                "\"pid\":7, | `` | f:1: forkStarted without pid",
                "\"id\":2,\"parent\":1 | \"id\":1,\"parent\":1 | f:3: id 1 used again",
                "\"parent\":1 | \"parent\":8 | f:3: parent 8 never started",
                "[2] | [8] | f:4: sample of unknown span 8",
                "\"gapNanos\":1 | \"gapNanos\":1.5 | f:4: sample.gapNanos is no integer: 1.5",
                "\"gapNanos\":1 | \"gapNanos\":-1 | f:4: sample.gapNanos is negative: -1",
                "\"t\":4,\"id\":2 | \"t\":4,\"id\":1 | f:5: span 1 started as containerStarted",
                "\"t\":4 | \"t\":1 | f:5: span 2 finished before it started",
                "\"t\":5,\"id\":1 | \"t\":5,\"id\":2 | f:6: span 2 finished without a start, or twice",
                "\"status\":\"successful\",\"wallNanos\":2,\"sharedWith\" | \"status\":\"fine\",\"wallNanos\":2,\"sharedWith\" | f:5: status fine",
                "\"gcCount\":0, | `` | f:5: test 2: no gcCount, and no reason",
                "\"cpuNanos\":\"notOwned\" | \"cpuNanos\":\"lazy\" | f:5: reason lazy for cpuNanos",
                "\"ownCpuNanos\":2 | \"cpuNanos\":7000000,\"ownCpuNanos\":9000000 | f:5: test 2: ownCpuNanos 9000000 above cpuNanos 7000000",
                "\"rssEndBytes\":1 | \"rssEndBytes\":9000000 | f:5: test 2: peak RSS below its end",
            })
    void a_change_is_found(String sound, String wrong, String problem) {
        assertThat(SOUND).contains(sound);

        String changed = SOUND.replaceFirst(Pattern.quote(sound), wrong == null ? "" : wrong);

        assertThat(RecordFormat.problems(file(changed))).contains(problem);
    }

    private static ForkFile file(String text) {
        return ForkFile.of(Path.of("f"), text);
    }
}
