package it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GreedyTest {

    @Test
    @DisplayName("takes <b>20</b> MiB of $relativePath")
    void takes20MiB() {
        int total = 0;
        for (int i = 0; i < 20; i++) {
            total += new byte[1 << 20].length;
        }
        assertEquals(20 << 20, total);
    }
}
