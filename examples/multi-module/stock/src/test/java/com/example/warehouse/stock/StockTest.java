package com.example.warehouse.stock;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StockTest {
    private final Stock stock = new Stock();

    @Test
    void an_empty_stock_has_nothing() {
        assertEquals(0, stock.pieces("bolt"));
        assertFalse(stock.take("bolt", 1));
    }

    @Nested
    class With_three_bolts {
        {
            stock.put("bolt", 3);
        }

        @Test
        void two_can_be_taken() {
            assertTrue(stock.take("bolt", 2));
            assertEquals(1, stock.pieces("bolt"));
        }

        @Test
        void four_cannot() {
            assertFalse(stock.take("bolt", 4));
            assertEquals(3, stock.pieces("bolt"));
        }
    }
}
