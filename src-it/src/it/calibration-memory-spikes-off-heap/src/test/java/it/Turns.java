package it;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the overlapping tests wait for, so that each spike falls into just the tests that are to see it. */
final class Turns {
    static final CountDownLatch FIRST_HAS_SPIKED = new CountDownLatch(1);
    static final CountDownLatch SECOND_RUNS = new CountDownLatch(1);
    static final CountDownLatch FIRST_IS_OVER = new CountDownLatch(1);
    static final CountDownLatch SECOND_HAS_SPIKED = new CountDownLatch(1);
    static final CountDownLatch THIRD_RUNS = new CountDownLatch(1);
    static final CountDownLatch SECOND_IS_OVER = new CountDownLatch(1);

    private Turns() {}

    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The other test did not come");
        }
        // So that the edges of the spans are apart by more than a look at the resident size.
        Thread.sleep(20);
    }
}
