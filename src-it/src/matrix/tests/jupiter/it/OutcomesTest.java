package it;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static int runs;

    @Test
    void passes() {}

    @Test
    void fails() {
        fail("on purpose");
    }

    @Test
    void passesAtTheSecondRun() {
        if (runs++ == 0) {
            fail("on purpose");
        }
    }

    @Test
    void isAborted() {
        assumeTrue(false);
    }

    @Disabled
    @Test
    void isSkipped() {}
}
