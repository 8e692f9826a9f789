package com.example.warehouse.forecast;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

public class DemandTest {
    private static final List<Integer> WEEK = List.of(4, 6, 5, 9, 8, 7, 3);

    @DataProvider
    public Object[][] windows() {
        return new Object[][] {{1, 3.0}, {2, 5.0}, {7, 6.0}};
    }

    @Test(dataProvider = "windows")
    public void the_last_days_count(int window, double mean) {
        assertEquals(Demand.movingAverage(WEEK, window), mean);
    }

    @Test
    public void more_days_than_there_are_cannot_be_averaged() {
        assertThrows(IllegalArgumentException.class, () -> Demand.movingAverage(WEEK, 8));
    }
}
