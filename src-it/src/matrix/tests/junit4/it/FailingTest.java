package it;

import static org.junit.Assert.fail;

import org.junit.Test;

public class FailingTest {
    private static int runs;

    @Test
    public void fails() {
        fail("on purpose");
    }

    @Test
    public void passesAtTheSecondRun() {
        if (runs++ == 0) {
            fail("on purpose");
        }
    }

    @Test(timeout = 10_000)
    public void runsOnAnotherThread() {}
}
