package it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Each ends with a collection, so that the next one starts from what is live. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeapTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final List<byte[]> KEPT = new ArrayList<>();

    @Test
    @Order(1)
    void settles() {
        System.gc();
        LockSupport.parkNanos(20_000_000);
        System.gc();
    }

    @Test
    @Order(2)
    void spikes() {
        hold300MebibytesFor5Millis();
        System.gc();
        LockSupport.parkNanos(10_000_000);
    }

    @Test
    @Order(3)
    void doesNothing() {
        LockSupport.parkNanos(20_000_000);
    }

    @Test
    @Order(4)
    void churns() {
        long sum = 0;
        for (int i = 0; i < 16 * 1024; i++) {
            sum += new byte[64 * 1024].length;
        }
        System.gc();
        assertEquals(1024L * MEBIBYTE, sum);
    }

    @Test
    @Order(5)
    void keeps() {
        for (int i = 0; i < 100 * 1024; i++) {
            KEPT.add(new byte[1024 - 16]);
        }
        System.gc();
        LockSupport.parkNanos(10_000_000);
    }

    private static void hold300MebibytesFor5Millis() {
        byte[] bytes = new byte[300 * MEBIBYTE];
        LockSupport.parkNanos(5_000_000);
        assertEquals(0, bytes[bytes.length / 2]);
    }
}
