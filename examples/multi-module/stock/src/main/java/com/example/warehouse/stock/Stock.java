package com.example.warehouse.stock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many pieces of each article lie in the warehouse; may be used by several threads. */
public final class Stock {
    private final Map<String, Integer> pieces = new ConcurrentHashMap<>();

    public void put(String article, int count) {
        pieces.merge(article, count, Integer::sum);
    }

    /** Takes all of the pieces, or none. */
    public boolean take(String article, int count) {
        boolean[] taken = new boolean[1];
        pieces.computeIfPresent(article, (key, there) -> {
            taken[0] = there >= count;
            return taken[0] ? there - count : there;
        });
        return taken[0];
    }

    public int pieces(String article) {
        return pieces.getOrDefault(article, 0);
    }
}
