package com.example.warehouse.pricing;

import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import static org.junit.Assert.assertEquals;

@RunWith(Parameterized.class)
public class DiscountTest {

    @Parameters(name = "{0} pieces")
    public static List<Object[]> steps() {
        return List.of(new Object[] {99, 0}, new Object[] {100, 5}, new Object[] {1000, 15});
    }

    private final int pieces;
    private final int perCent;

    public DiscountTest(int pieces, int perCent) {
        this.pieces = pieces;
        this.perCent = perCent;
    }

    @Test
    public void grows_with_the_order() {
        assertEquals(perCent, Discount.perCent(pieces));
    }
}
