package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordTest {

    @Test
    void theWordHasArrived() {
        assertEquals("command", System.getProperty("it.word"));
    }
}
