package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GreedyTest {

    @Test
    void allocates() {
        assertEquals(5 << 20, new byte[5 << 20].length);
    }

    @Nested
    class Inner {

        @Test
        void allocatesToo() {
            assertEquals(5 << 20, new byte[5 << 20].length);
        }
    }
}
