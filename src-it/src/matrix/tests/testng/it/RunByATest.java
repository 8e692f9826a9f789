package it;

import org.testng.annotations.Test;

/** Surefire is told not to run it: only a test does. */
public class RunByATest {

    @Test
    public void isNoTestOfTheBuild() {}
}
