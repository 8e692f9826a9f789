package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.SampleRuns;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TestsJsonTest {
    @Test
    void each_test_is_a_row_in_the_order_of_the_columns() throws IOException {
        TestRun test = TestsCsvTest.test("bar()", new TestRun.Leaked(List.of("pool-1"), List.of()));

        assertThat(json(List.of(test))).isEqualTo("""
                {"format":1,"title":"quickstart 1.0","buildId":"0193568e-7c00-7000-8000-5f1e0c0ffee0",\
                "startedAt":"2026-11-23T05:12:00Z",\
                "forks":[{"fork":1,"cpuNanos":{"total":2100000000,"tests":1000000000,"collector":500000000,\
                "unattributed":600000000},"allocatedBytes":{"total":42949672960,"tests":32212254720,\
                "unattributed":10737418240}}],\
                "leaks":{"judgedClasses":0,"notJudgedClasses":0,"suspects":[],"containers":[]},\
                "columns":["module","execution","fork","className","methodName","displayName","reportName","uniqueId",\
                "attempt","outcome","tags","startNanos","sharedWith",\
                "wallNanos","cpuNanos","ownCpuNanos","userCpuNanos","allocatedBytes","ownAllocatedBytes",\
                "heapStartBytes","heapEndBytes","peakHeapBytes","liveHeapBytes","rssStartBytes","rssEndBytes","peakRssBytes",\
                "directPeakBytes","gcCount","gcMillis","threadsStarted","openFilesDelta","classesLoaded",\
                "childCount","childCpuNanos","childPeakRssBytes","leakedThreads","leakedFiles","kinds","absent","spikes","sections",\
                "hotFrames"],\
                "tests":[
                ["g:a","surefire:default-test",1,"com.acme.FooTest","bar","bar()","bar","[engine:x]/[bar]",\
                2,"failed",["slow","db"],1200300,0,\
                4000000,null,2100000,null,null,524288,null,null,23000000,null,null,null,null,null,0,null,null,-1,null,\
                null,null,null,["pool-1"],[],{"peakHeapBytes":"sampled"},\
                {"cpuNanos":"notOwned","userCpuNanos":"tooShort"},null,null,null]]}""");
    }

    @Test
    void classes_that_seem_to_keep_heap_are_named_with_their_evidence() throws IOException {
        Run run = SampleRuns.keeping(
                List.of(
                        new KeptHeap("g:a", 2, List.of("com.acme.KeepsTest"), 1, 3, 10, 70, 64, 2, 1),
                        new KeptHeap("g:a", 2, List.of("com.acme.A", "com.acme.B"), 2, 4, 10, 50, 20, 0, 3)),
                0);

        assertThat(json(run, List.of()))
                .contains(
                        "\"leaks\":{\"judgedClasses\":7,\"notJudgedClasses\":2,\"suspects\":[{\"module\":\"g:a\",\"fork\":2,"
                                + "\"className\":\"com.acme.KeepsTest\",\"classNames\":[\"com.acme.KeepsTest\"],\"classes\":1,\"tests\":3,"
                                + "\"keptBytes\":54,\"beforeBytes\":10,\"endBytes\":70,\"afterBytes\":64,"
                                + "\"collectionsWithin\":2,\"collectionsAfter\":1},{\"module\":\"g:a\",\"fork\":2,"
                                + "\"className\":null,\"classNames\":[\"com.acme.A\",\"com.acme.B\"],\"classes\":2,\"tests\":4,"
                                + "\"keptBytes\":10,\"beforeBytes\":10,\"endBytes\":50,\"afterBytes\":20,"
                                + "\"collectionsWithin\":0,\"collectionsAfter\":3}],\"containers\":[]},");
    }

    @Test
    void every_row_has_as_many_values_as_there_are_columns() throws IOException {
        JsonNode json = new JsonMapper().readTree(json(SampleRuns.hostile().tests()));

        assertThat(json.get("tests"))
                .hasSize(SampleRuns.HOSTILE_NAMES.size())
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(json.get("columns")));
    }

    private static String json(List<TestRun> tests) throws IOException {
        return json(SampleRuns.small().run(), tests);
    }

    private static String json(Run run, List<TestRun> tests) throws IOException {
        StringWriter out = new StringWriter();
        TestsJson json = TestsJson.begin(out, run);
        for (TestRun test : tests) {
            json.add(test);
        }
        json.end();
        return out.toString();
    }
}
