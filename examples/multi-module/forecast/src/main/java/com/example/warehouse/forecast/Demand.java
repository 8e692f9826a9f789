package com.example.warehouse.forecast;

import java.util.List;

/** What will be asked for next, from what was asked for last. */
public final class Demand {
    private Demand() {}

    /** The mean of the last {@code window} days. */
    public static double movingAverage(List<Integer> days, int window) {
        if (window < 1 || window > days.size()) {
            throw new IllegalArgumentException("window is " + window + ", must be 1 to " + days.size());
        }
        return days.subList(days.size() - window, days.size()).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
    }
}
