package com.example.shop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Behaves well. */
class BasketTest {
    private static final Product TEA = new Product("T-1", "Tea", 4_50);

    @Test
    void an_empty_basket_costs_nothing() {
        assertEquals(0, new Basket().total());
    }

    @ParameterizedTest
    @CsvSource({"1, 940", "11, 5440", "12, 5400"})
    void delivery_is_free_from_50(int count, int total) {
        assertEquals(total, new Basket().add(TEA, count).total());
    }

    @Test
    void the_same_product_twice_is_two_pieces() {
        assertEquals(2, new Basket().add(TEA, 1).add(TEA, 1).pieces());
    }

    @Test
    void less_than_one_piece_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Basket().add(TEA, 0));
    }
}
