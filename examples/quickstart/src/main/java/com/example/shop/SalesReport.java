package com.example.shop;

import java.util.List;

/** Sales as text, one line each. */
public final class SalesReport {

    /** One line of the report. */
    public record Sale(int day, String sku, int cents) {}

    private SalesReport() {}

    public static String of(List<Sale> sales) {
        String report = "day;sku;cents\n";
        for (Sale sale : sales) {
            // Copies the whole report for every line; a StringBuilder would not.
            report += sale.day() + ";" + sale.sku() + ";" + sale.cents() + "\n";
        }
        return report;
    }
}
