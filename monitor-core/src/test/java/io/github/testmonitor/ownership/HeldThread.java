package io.github.testmonitor.ownership;

import java.util.concurrent.CountDownLatch;

/** Runs until it is told to end, and tells the works so, as the hook in {@link Thread} does. */
public final class HeldThread extends Thread {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Works works;

    public HeldThread(Works works) {
        this.works = works;
    }

    @Override
    public void run() {
        try {
            end.await();
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        }
        works.threadEnds(this);
    }

    /** Returns when it has ended. */
    public void end() throws InterruptedException {
        end.countDown();
        join();
    }
}
