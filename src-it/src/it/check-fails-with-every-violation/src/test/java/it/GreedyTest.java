package it;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GreedyTest {

    @Test
    void takes20MiB() {
        allocate(20);
    }

    @Test
    void takes40MiB() {
        allocate(40);
    }

    @Test
    void takesNothing() {}

    private static void allocate(int mebibytes) {
        int total = 0;
        for (int i = 0; i < mebibytes; i++) {
            total += new byte[1 << 20].length;
        }
        assertEquals(mebibytes << 20, total);
    }
}
