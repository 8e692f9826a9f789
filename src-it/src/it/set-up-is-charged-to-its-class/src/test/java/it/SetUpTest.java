package it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;

@TestMethodOrder(MethodOrderer.MethodName.class)
class SetUpTest {

    @BeforeAll
    static void allocates64MiB() {
        allocate();
    }

    @Test
    void first() {
        assertEquals(4, 2 + 2);
    }

    @Test
    void last() {
        assertEquals(4, 2 + 2);
    }

    @AfterAll
    static void allocates64MiBAgain() {
        allocate();
    }

    private static void allocate() {
        int total = 0;
        for (int i = 0; i < 64; i++) {
            total += new byte[1 << 20].length;
        }
        assertEquals(64 << 20, total);
    }
}
