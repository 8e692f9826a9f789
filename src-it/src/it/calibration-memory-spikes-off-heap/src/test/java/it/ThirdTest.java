package it;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ThirdTest {

    @BeforeAll
    static void waitForTheOneBefore() throws InterruptedException {
        Turns.await(Turns.SECOND_HAS_SPIKED);
    }

    @Test
    void spikesThird() throws InterruptedException {
        Turns.THIRD_RUNS.countDown();
        Turns.await(Turns.SECOND_IS_OVER);
        OffHeap.spike(300);
    }
}
