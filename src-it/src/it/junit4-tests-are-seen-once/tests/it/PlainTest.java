package it;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

import org.junit.Ignore;
import org.junit.Test;

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
