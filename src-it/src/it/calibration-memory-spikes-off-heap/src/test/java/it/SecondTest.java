package it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SecondTest {

    @BeforeAll
    static void waitForTheOneBefore() throws InterruptedException {
        Turns.await(Turns.FIRST_HAS_SPIKED);
    }

    @Test
    void spikesSecond() throws InterruptedException {
        Turns.SECOND_RUNS.countDown();
        Turns.await(Turns.FIRST_IS_OVER);
        OffHeap.spike(200);
        Turns.SECOND_HAS_SPIKED.countDown();
        Turns.await(Turns.THIRD_RUNS);
    }

    @AfterAll
    static void letTheNextGoOn() {
        Turns.SECOND_IS_OVER.countDown();
    }
}
