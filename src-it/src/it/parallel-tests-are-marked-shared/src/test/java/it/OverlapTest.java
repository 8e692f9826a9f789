package it;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void one() throws Exception {
        BOTH.await(1, TimeUnit.MINUTES);
    }

    @Test
    void other() throws Exception {
        BOTH.await(1, TimeUnit.MINUTES);
    }
}
