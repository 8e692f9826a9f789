package com.example.warehouse.stock;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class InventoryTest {

    @Test
    void every_article_has_a_line() {
        Stock stock = new Stock();
        stock.put("bolt", 3);

        assertEquals("bolt: 3\nnut: 0\n", Inventory.of(stock, List.of("bolt", "nut")));
    }

    /** Above the warning of the gate, below its limit. */
    @Test
    void a_large_warehouse_has_many_lines() {
        Stock stock = new Stock();
        List<String> articles =
                IntStream.range(0, 500_000).mapToObj(i -> "article " + i).toList();
        articles.forEach(article -> stock.put(article, 1));

        assertEquals(500_000, Inventory.of(stock, articles).lines().count());
    }
}
