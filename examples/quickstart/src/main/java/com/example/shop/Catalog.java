package com.example.shop;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All products, found by SKU or by the start of their name. */
public final class Catalog {
    private final NavigableMap<String, Product> bySku = new TreeMap<>();
    private final NavigableMap<String, Product> byName = new TreeMap<>();

    /** Reads lines of the form {@code sku;name;price}. */
    public static Catalog parse(Stream<String> lines) {
        Catalog catalog = new Catalog();
        lines.map(Product::parse).forEach(product -> {
            catalog.bySku.put(product.sku(), product);
            catalog.byName.put(product.name(), product);
        });
        return catalog;
    }

    public Optional<Product> find(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    public List<Product> startingWith(String prefix) {
        return List.copyOf(byName.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    public int size() {
        return bySku.size();
    }
}
