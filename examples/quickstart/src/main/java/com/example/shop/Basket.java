package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer is about to buy. */
public final class Basket {
    private static final int FREE_DELIVERY_FROM = 50_00;
    private static final int DELIVERY = 4_90;

    private final Map<Product, Integer> pieces = new LinkedHashMap<>();

    public Basket add(Product product, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ", must be at least 1");
        }
        pieces.merge(product, count, Integer::sum);
        return this;
    }

    public int pieces() {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Cents, delivery included. */
    public int total() {
        int goods = pieces.entrySet().stream()
                .mapToInt(entry -> entry.getKey().price() * entry.getValue())
                .sum();
        return goods >= FREE_DELIVERY_FROM || goods == 0 ? goods : goods + DELIVERY;
    }
}
