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
    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL_UNITS = {"ns", "µs", "ms", "s"};
    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);
    private static final long MINUTES_OF_AN_HOUR = 60;
    private static final int NANOS_DIGITS = 9;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    private Quantities() {}

    public static String bytes(long bytes) {
        return bytes(bytes, RoundingMode.HALF_UP);
    }

    public static String nanos(long nanos) {
        return nanos(BigDecimal.valueOf(nanos), RoundingMode.HALF_UP);
    }

    /** The number in groups of three digits. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String of(long value, Unit unit) {
        return of(value, unit, RoundingMode.HALF_UP);
    }

    /** As {@link #of(long, Unit)}; counts are never rounded. */
    public static String of(long value, Unit unit, RoundingMode rounding) {
        return switch (unit) {
            case BYTES -> bytes(value, rounding);
            case NANOSECONDS -> nanos(BigDecimal.valueOf(value), rounding);
            case MILLISECONDS ->
                nanos(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(NANOS_OF_A_MILLISECOND)), rounding);
            case COUNT -> count(value);
        };
    }

    private static String bytes(long bytes, RoundingMode rounding) {
        BigDecimal limit = BigDecimal.valueOf(1024);
        for (int power = 0; ; power++) {
            BigDecimal scaled = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 10 * power));
            BigDecimal rounded = power == 0 ? scaled : threeDigits(scaled, rounding);
            if (rounded.abs().compareTo(limit) < 0 || power == BINARY_UNITS.length - 1) {
                return rounded.toPlainString() + ' ' + BINARY_UNITS[power];
            }
        }
    }

    private static String nanos(BigDecimal nanos, RoundingMode rounding) {
        if (nanos.signum() == 0) {
            return "0 s"; // Many sources count in milliseconds: nanoseconds would promise more than they know.
        }
        for (int power = 0; power < DECIMAL_UNITS.length; power++) {
            BigDecimal scaled = nanos.movePointLeft(3 * power);
            BigDecimal rounded = power == 0 ? scaled : threeDigits(scaled, rounding);
            BigDecimal limit = power == DECIMAL_UNITS.length - 1 ? SECONDS_OF_A_MINUTE : BigDecimal.valueOf(1000);
            if (rounded.abs().compareTo(limit) < 0) {
                return rounded.toPlainString() + ' ' + DECIMAL_UNITS[power];
            }
        }
        return minutes(nanos.movePointLeft(NANOS_DIGITS), rounding);
    }

    private static String minutes(BigDecimal seconds, RoundingMode rounding) {
        String sign = seconds.signum() < 0 ? "-" : "";
        long wholeSeconds = Math.abs(seconds.setScale(0, rounding).longValueExact());
        if (wholeSeconds < 60 * MINUTES_OF_AN_HOUR) {
            return String.format(Locale.ROOT, "%s%d m %02d s", sign, wholeSeconds / 60, wholeSeconds % 60);
        }
        long wholeMinutes =
                Math.abs(seconds.divide(SECONDS_OF_A_MINUTE, 0, rounding).longValueExact());
        return String.format(
                Locale.ROOT,
                "%s%d h %02d m",
                sign,
                wholeMinutes / MINUTES_OF_AN_HOUR,
                wholeMinutes % MINUTES_OF_AN_HOUR);
    }

    private static BigDecimal threeDigits(BigDecimal value, RoundingMode rounding) {
        BigDecimal rounded = value;
        for (int decimals = 2; decimals >= 0; decimals--) {
            rounded = value.setScale(decimals, rounding);
            int digits = rounded.precision() - rounded.scale() + decimals;
            if (digits <= 3) {
                break;
            }
        }
        return rounded;
    }
}
