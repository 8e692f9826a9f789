package it;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WordTest {

    @Test
    void theWordHasArrived() {
        assertEquals("command", System.getProperty("it.word"));
    }
}
