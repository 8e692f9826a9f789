package io.github.testmonitor.surefire;

import java.util.Locale;

/** Amounts for people, in three digits, as the report writes them. */
final class Amount {
    private Amount() {}

    static String nanos(long nanos) {
        if (nanos < 1_000_000_000L) {
            return digits(nanos / 1e6) + " ms";
        }
        return nanos < 60_000_000_000L ? digits(nanos / 1e9) + " s" : digits(nanos / 6e10) + " min";
    }

    static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        if (bytes < 1 << 20) {
            return digits(bytes / (double) (1 << 10)) + " KiB";
        }
        return bytes < 1 << 30
                ? digits(bytes / (double) (1 << 20)) + " MiB"
                : digits(bytes / (double) (1 << 30)) + " GiB";
    }

    private static String digits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
