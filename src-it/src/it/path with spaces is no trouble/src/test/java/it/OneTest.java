package it;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OneTest {

    @Test
    void one() {
        assertEquals("fixed", System.getProperty("it.word"));
    }
}
