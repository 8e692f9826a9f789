package it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WordsTest {

    @Test
    void bothWordsHaveArrived() {
        String module = Path.of("").toAbsolutePath().getFileName().toString();

        assertEquals(module, System.getProperty("it.word"));
        assertEquals("two words", System.getProperty("it.words"));
    }
}
