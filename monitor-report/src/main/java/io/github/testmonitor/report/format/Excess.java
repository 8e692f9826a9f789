package io.github.testmonitor.report.format;

import io.github.testmonitor.record.Unit;
import java.math.BigDecimal;

/**
 * By how much something is above its limit. Each number is rounded as everywhere, with as many more digits in the first two as it takes
 * for their difference to be the third: so they never look equal, and people can subtract.
 */
public record Excess(String measured, String allowed, String excess) {
    /** With these every long is written whole. */
    private static final int MOST_DIGITS = 20;

    /**
     * Writes the three.
     *
     * @param measured more than what is allowed
     */
    public static Excess of(long measured, long allowed, Unit unit) {
        BigDecimal above = BigDecimal.valueOf(measured).subtract(BigDecimal.valueOf(allowed));
        String excess = text(above, unit);
        for (int digits = Quantities.DIGITS; ; digits++) {
            Quantities.Written one = Quantities.written(BigDecimal.valueOf(measured), unit, digits);
            Quantities.Written other = Quantities.written(BigDecimal.valueOf(allowed), unit, digits);
            if (digits == MOST_DIGITS
                    || text(one.value().subtract(other.value()), unit).equals(excess)) {
                return new Excess(one.text(), other.text(), excess);
            }
        }
    }

    private static String text(BigDecimal value, Unit unit) {
        return Quantities.written(value, unit, Quantities.DIGITS).text();
    }
}
