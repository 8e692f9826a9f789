package com.example.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Receipts as text files, one a purchase. */
public final class ReceiptArchive {
    private final Path folder;

    public ReceiptArchive(Path folder) {
        this.folder = folder;
    }

    public void store(int number, String receipt) throws IOException {
        Files.writeString(file(number), receipt);
    }

    /** The line of the receipt that names the product. */
    public Optional<String> find(int number, String product) throws IOException {
        // Files.lines keeps the file open until the stream is closed.
        return Files.lines(file(number)).filter(line -> line.contains(product)).findFirst();
    }

    private Path file(int number) {
        return folder.resolve("receipt-" + number + ".txt");
    }
}
