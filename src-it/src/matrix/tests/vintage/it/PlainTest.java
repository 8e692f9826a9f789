package it;

import org.junit.Ignore;
import org.junit.Test;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

public class PlainTest {

    @Test
    public void passes() {}

    @Test(expected = AssertionError.class)
    public void failsAsExpected() {
        fail();
    }

    @Test
    public void isAborted() {
        assumeTrue(false);
    }

    @Ignore
    @Test
    public void isSkipped() {}
}
