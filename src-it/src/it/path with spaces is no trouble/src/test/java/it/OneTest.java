package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneTest {

    @Test
    void one() {
        assertEquals("fixed", System.getProperty("it.word"));
    }
}
