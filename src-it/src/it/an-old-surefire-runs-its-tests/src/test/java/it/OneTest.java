package it;

import org.junit.Test;

import static org.junit.Assert.assertEquals;

public class OneTest {

    @Test
    public void one() {
        assertEquals("fixed", System.getProperty("it.word"));
    }
}
