package com.example.shop;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

/** Keeps memory: whatever runs next in the same fork has less of it. */
class QuotesTest {
    private static final Product TEA = new Product("T-1", "Tea", 4_50);

    @Test
    void ten_per_cent_are_taken_off() {
        assertEquals(
                "Ada pays 40.50 for 10 Tea",
                Quotes.quote("Ada", TEA, 10).lines().findFirst().orElseThrow());
    }

    @Test
    void every_customer_gets_the_same_quote_twice() {
        IntStream.range(0, 80_000).forEach(customer -> Quotes.quote("customer " + customer, TEA, 20));

        assertSame(Quotes.quote("customer 7", TEA, 20), Quotes.quote("customer 7", TEA, 20));
    }
}
