package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prices for large orders, remembered so that a customer gets the same answer twice. */
public final class Quotes {
    // Nothing is ever removed.
    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private static final String TERMS = "\n" + "This offer holds for thirty days. ".repeat(20);

    private Quotes() {}

    public static String quote(String customer, Product product, int count) {
        return CACHE.computeIfAbsent(
                customer + "/" + product.sku() + "/" + count, key -> letter(customer, product, count));
    }

    private static String letter(String customer, Product product, int count) {
        int cents = product.price() * count * 9 / 10;
        return customer + " pays " + cents / 100 + "." + cents % 100 + " for " + count + " " + product.name() + TERMS;
    }
}
