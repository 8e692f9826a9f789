package com.example.shop;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Starts a child process: its work is nobody's thread. */
class LabelPrinterTest {

    @Test
    void every_copy_is_numbered() throws IOException, InterruptedException {
        List<String> labels = LabelPrinter.print("1 Tea Street", 8);

        assertEquals(8, labels.size());
        assertTrue(labels.get(7).startsWith("1 Tea Street #8 "), labels.get(7));
    }
}
