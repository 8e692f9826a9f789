package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForkHeapTest {
    @Test
    void classes_that_take_turns_all_the_time_need_no_more_and_more_memory() {
        ForkHeap heap = new ForkHeap();

        for (int test = 0; test < 50_000; test++) {
            heap.add(new TestRun(
                    "m",
                    "surefire:default-test",
                    1,
                    new ForkRecord.Identity("t", test % 2 == 0 ? "One" : "Other", "t", "t()", null),
                    List.of(),
                    1,
                    TestRun.Outcome.SUCCESSFUL,
                    test,
                    0,
                    Figures.builder().build()));
        }

        assertThat(heap.stretches()).hasSizeLessThan(10_010);
        assertThat(heap.stretches().stream().mapToInt(HeapStretch::tests).sum()).isEqualTo(50_000);
    }
}
