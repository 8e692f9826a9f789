package it;

import junit.framework.TestCase;

public class OldTest extends TestCase {

    public void testPasses() {}

    public void testFails() {
        fail("on purpose");
    }

    public void testIsBroken() {
        throw new IllegalStateException("on purpose");
    }
}
