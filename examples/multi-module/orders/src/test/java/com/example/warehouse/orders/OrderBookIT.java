package com.example.warehouse.orders;

import com.example.warehouse.stock.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Run by Failsafe. */
class OrderBookIT {
    @TempDir
    Path folder;

    private final Stock stock = new Stock();

    @Test
    void accepted_orders_outlive_the_book() throws IOException {
        stock.put("bolt", 10);
        book().order("bolt", 3);

        assertEquals(List.of("bolt;3"), book().accepted());
    }

    @Test
    void a_thousand_orders_empty_the_stock() throws IOException {
        stock.put("bolt", 1000);

        for (int i = 0; i < 1000; i++) {
            assertTrue(book().order("bolt", 1));
        }

        assertEquals(1000, book().accepted().size());
        assertEquals(0, stock.pieces("bolt"));
    }

    private OrderBook book() {
        return new OrderBook(stock, folder.resolve("orders"));
    }
}
