package com.example.warehouse.pricing;

import org.junit.Ignore;
import org.junit.Test;

import static org.junit.Assert.assertEquals;

public class NoDiscountTest {

    @Test
    public void one_piece_has_its_full_price() {
        assertEquals(0, Discount.perCent(1));
    }

    @Test(expected = IllegalArgumentException.class)
    public void less_than_nothing_cannot_be_bought() {
        Discount.perCent(-1);
    }

    @Ignore("the contract is not signed yet")
    @Test
    public void partners_get_twenty_per_cent() {}
}
