package it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FirstTest {

    @Test
    void spikesFirst() throws InterruptedException {
        OffHeap.spike(100);
        Turns.FIRST_HAS_SPIKED.countDown();
        Turns.await(Turns.SECOND_RUNS);
    }

    @AfterAll
    static void letTheNextGoOn() {
        Turns.FIRST_IS_OVER.countDown();
    }
}
