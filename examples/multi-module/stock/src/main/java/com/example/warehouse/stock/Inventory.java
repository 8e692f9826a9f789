package com.example.warehouse.stock;

import java.util.List;

/** The list of everything in a stock, as text. */
public final class Inventory {
    private Inventory() {}

    public static String of(Stock stock, List<String> articles) {
        StringBuilder inventory = new StringBuilder();
        for (String article : articles) {
            inventory.append(article).append(": ").append(stock.pieces(article)).append('\n');
        }
        return inventory.toString();
    }
}
