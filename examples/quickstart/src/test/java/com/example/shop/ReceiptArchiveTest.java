package com.example.shop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Leaks files. */
class ReceiptArchiveTest {
    // Windows cannot delete a file that is still open.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    @Test
    void a_stored_receipt_is_found_again() throws IOException {
        ReceiptArchive archive = new ReceiptArchive(folder);
        for (int number = 0; number < 20; number++) {
            archive.store(number, "1 × Tea 4.50\n" + number + " × Milk 0.90\n");
        }

        for (int number = 0; number < 20; number++) {
            assertEquals(Optional.of(number + " × Milk 0.90"), archive.find(number, "Milk"));
        }
    }
}
