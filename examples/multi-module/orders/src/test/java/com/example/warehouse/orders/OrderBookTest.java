package com.example.warehouse.orders;

import com.example.warehouse.stock.Stock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class OrderBookTest {
    @TempDir
    Path folder;

    @Test
    void an_order_of_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> orderBook().order("bolt", 0));
    }

    @Test
    void an_order_beyond_the_stock_is_not_accepted() throws IOException {
        assertFalse(orderBook().order("bolt", 1));
    }

    private OrderBook orderBook() {
        return new OrderBook(new Stock(), folder.resolve("orders"));
    }
}
