package com.example.warehouse.pricing;

/** Less per piece for larger orders. */
public final class Discount {
    private Discount() {}

    /** Per cent for that many pieces. */
    public static int perCent(int pieces) {
        if (pieces < 0) {
            throw new IllegalArgumentException("pieces is " + pieces + ", must not be negative");
        }
        return pieces >= 1000 ? 15 : pieces >= 100 ? 5 : 0;
    }
}
