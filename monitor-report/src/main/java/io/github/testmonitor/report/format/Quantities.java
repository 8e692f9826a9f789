package io.github.testmonitor.report.format;

import io.github.testmonitor.record.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Writes quantities for people, the same in every locale: three significant digits, a space, the unit. Memory in binary units
 * ({@code 27.4 MiB}), time in {@code 12.4 ms}, {@code 12.4 s}, {@code 4 m 17 s} or {@code 1 h 06 m}.
 *
 * <p>Between 1000 and 1023 of a binary unit there are four digits, so that {@code 1000 KiB} is not {@code 0.977 MiB}.
 */
public final class Quantities {
    /** Significant digits, unless more are asked for. */
    static final int DIGITS = 3;

    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL_UNITS = {"ns", "µs", "ms", "s"};
    private static final BigDecimal BINARY_STEP = BigDecimal.valueOf(1024);
    private static final BigDecimal DECIMAL_STEP = BigDecimal.valueOf(1000);
    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
    private static final int NANOS_DIGITS = 9;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    private Quantities() {}

    public static String bytes(long bytes) {
        return of(bytes, Unit.BYTES);
    }

    public static String nanos(long nanos) {
        return of(nanos, Unit.NANOSECONDS);
    }

    /** The number in groups of three digits. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Counts are never rounded. */
    public static String of(long value, Unit unit) {
        return written(BigDecimal.valueOf(value), unit, DIGITS).text();
    }

    /**
     * As {@link #of(long, Unit)} with more significant digits; those that are zero at the end are left out. A minute and more is then
     * written with its seconds.
     *
     * @param digits {@value #DIGITS} or more
     */
    static Written written(BigDecimal value, Unit unit, int digits) {
        return switch (unit) {
            case BYTES -> bytes(value, digits);
            case NANOSECONDS -> nanos(value, digits);
            case MILLISECONDS -> {
                BigDecimal factor = BigDecimal.valueOf(NANOS_OF_A_MILLISECOND);
                Written nanos = nanos(value.multiply(factor), digits);
                yield new Written(nanos.text(), nanos.value().divide(factor));
            }
            case COUNT -> new Written(count(value.longValueExact()), value);
        };
    }

    /**
     * A quantity for people.
     *
     * @param value what stands there, rounded as it is, in the unit that it was given in
     */
    record Written(String text, BigDecimal value) {}

    private static Written bytes(BigDecimal bytes, int digits) {
        BigDecimal factor = BigDecimal.ONE;
        for (int power = 0; ; power++) {
            BigDecimal scaled = bytes.divide(factor);
            BigDecimal rounded = power == 0 ? whole(scaled) : rounded(scaled, digits);
            if (rounded.abs().compareTo(BINARY_STEP) < 0 || power == BINARY_UNITS.length - 1) {
                return new Written(rounded.toPlainString() + ' ' + BINARY_UNITS[power], rounded.multiply(factor));
            }
            factor = factor.multiply(BINARY_STEP);
        }
    }

    private static Written nanos(BigDecimal nanos, int digits) {
        if (nanos.signum() == 0) {
            // Many sources count in milliseconds: nanoseconds would promise more than they know.
            return new Written("0 s", BigDecimal.ZERO);
        }
        for (int power = 0; power < DECIMAL_UNITS.length; power++) {
            BigDecimal scaled = nanos.movePointLeft(3 * power);
            BigDecimal rounded = power == 0 ? whole(scaled) : rounded(scaled, digits);
            BigDecimal limit = power == DECIMAL_UNITS.length - 1 ? SECONDS_OF_A_MINUTE : DECIMAL_STEP;
            if (rounded.abs().compareTo(limit) < 0) {
                return new Written(
                        rounded.toPlainString() + ' ' + DECIMAL_UNITS[power], rounded.movePointRight(3 * power));
            }
        }
        return minutes(nanos.movePointLeft(NANOS_DIGITS), digits - DIGITS);
    }

    /** @param more digits than usual: the seconds of an hour, then decimals of a second */
    private static Written minutes(BigDecimal seconds, int more) {
        String sign = seconds.signum() < 0 ? "-" : "";
        BigDecimal size = seconds.abs();
        boolean hours = whole(size).compareTo(SECONDS_OF_AN_HOUR) >= 0;
        if (hours && more == 0) {
            BigDecimal minutes = size.divide(SECONDS_OF_A_MINUTE, 0, RoundingMode.HALF_UP);
            return minutes(sign, minutes.multiply(SECONDS_OF_A_MINUTE), true, "");
        }
        BigDecimal rounded = size.setScale(hours ? more - 1 : more, RoundingMode.HALF_UP);
        BigDecimal ofMinute = atLeastScale(rounded.remainder(SECONDS_OF_A_MINUTE), 0);
        String leading = ofMinute.compareTo(BigDecimal.TEN) < 0 ? " 0" : " ";
        return minutes(sign, rounded, hours, leading + ofMinute.toPlainString() + " s");
    }

    private static Written minutes(String sign, BigDecimal seconds, boolean hours, String ofMinute) {
        long minutes = seconds.divideToIntegralValue(SECONDS_OF_A_MINUTE).longValueExact();
        String text = hours
                ? String.format(Locale.ROOT, "%s%d h %02d m%s", sign, minutes / 60, minutes % 60, ofMinute)
                : String.format(Locale.ROOT, "%s%d m%s", sign, minutes, ofMinute);
        BigDecimal nanos = seconds.movePointRight(NANOS_DIGITS);
        return new Written(text, sign.isEmpty() ? nanos : nanos.negate());
    }

    private static BigDecimal whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal value, int digits) {
        BigDecimal usual = significant(value, DIGITS);
        return digits == DIGITS ? usual : atLeastScale(significant(value, digits), usual.scale());
    }

    /** Whole numbers keep all their digits. */
    private static BigDecimal significant(BigDecimal value, int digits) {
        BigDecimal rounded = value;
        for (int decimals = digits - 1; decimals >= 0; decimals--) {
            rounded = value.setScale(decimals, RoundingMode.HALF_UP);
            int written = rounded.precision() - rounded.scale() + decimals;
            if (written <= digits) {
                break;
            }
        }
        return rounded;
    }

    private static BigDecimal atLeastScale(BigDecimal value, int scale) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(scale, stripped.scale()));
    }
}
