package com.example.warehouse.orders;

import com.example.warehouse.stock.Stock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Orders that were accepted, one a line in a file. */
public final class OrderBook {
    private final Stock stock;
    private final Path file;

    public OrderBook(Stock stock, Path file) {
        this.stock = stock;
        this.file = file;
    }

    /** Accepts the order if there is enough of the article. */
    public boolean order(String article, int count) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ", must be at least 1");
        }
        if (!stock.take(article, count)) {
            return false;
        }
        Files.writeString(file, article + ';' + count + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return true;
    }

    public List<String> accepted() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
