package it;

import org.junit.jupiter.api.Test;

/** Surefire is told not to run it: only a test does. */
class RunByATest {

    @Test
    void isNoTestOfTheBuild() {}
}
