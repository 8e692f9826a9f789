package com.example.shop;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The set-up costs more than the tests: it is charged to the class. */
class CatalogTest {
    private static Catalog catalog;

    @BeforeAll
    static void read_a_large_catalog() {
        catalog = Catalog.parse(IntStream.range(0, 150_000)
                .mapToObj(i -> "S-" + i + ";" + Integer.toHexString(i * 7919) + " tea;" + i));
    }

    @Test
    void every_line_is_a_product() {
        assertEquals(150_000, catalog.size());
    }

    @Test
    void a_product_is_found_by_its_sku() {
        assertEquals(4711, catalog.find("S-4711").orElseThrow().price());
    }

    @Test
    void an_unknown_sku_finds_nothing() {
        assertTrue(catalog.find("X").isEmpty());
    }

    @Test
    void products_are_found_by_the_start_of_their_name() {
        assertTrue(catalog.startingWith("beef").stream()
                .allMatch(product -> product.name().startsWith("beef")));
    }
}
