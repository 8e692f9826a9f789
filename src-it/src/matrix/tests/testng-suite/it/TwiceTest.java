package it;

import org.testng.annotations.Test;

/** Stands in two tests of testng.xml. */
public class TwiceTest {

    @Test
    public void runsTwice() {}
}
