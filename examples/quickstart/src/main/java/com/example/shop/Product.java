package com.example.shop;

/** Something for sale; the price is in cents. */
public record Product(String sku, String name, int price) {

    static Product parse(String line) {
        String[] fields = line.split(";");
        return new Product(fields[0], fields[1], Integer.parseInt(fields[2]));
    }
}
