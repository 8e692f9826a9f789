package it;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SpikesTest {

    @Test
    void ownThread() {
        Spikes.run();
    }

    @Test
    void executor() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.submit(Spikes::run).get();
        pool.shutdown();
    }
}
