package com.example.shop;

import com.example.shop.SalesReport.Sale;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Allocates a lot and keeps nothing. */
class SalesReportTest {

    @Test
    void a_sale_is_a_line() {
        assertEquals("day;sku;cents\n1;T-1;450\n", SalesReport.of(List.of(new Sale(1, "T-1", 450))));
    }

    @Test
    void a_year_has_a_line_for_every_sale() {
        List<Sale> year = IntStream.range(0, 6_000)
                .mapToObj(i -> new Sale(i % 365, "SKU-" + i, i * 3))
                .toList();

        String report = SalesReport.of(year);

        assertEquals(6_001, report.lines().count());
    }
}
