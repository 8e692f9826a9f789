package it;

import org.junit.Test;

/** Surefire is told not to run it: only a test does. */
public class RunByATest {

    @Test
    public void isNoTestOfTheBuild() {}
}
