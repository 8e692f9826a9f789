package it;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpikeTest {

    @Test
    @Order(1)
    void warmUp() throws InterruptedException {
        OffHeap.spike(1);
        Thread.sleep(200);
    }

    @Test
    @Order(2)
    void spikes() {
        OffHeap.spike(300);
    }

    @Test
    @Order(3)
    void doesNothingForLong() throws InterruptedException {
        Thread.sleep(50);
    }

    @Test
    @Order(4)
    void doesNothing() {}
}
