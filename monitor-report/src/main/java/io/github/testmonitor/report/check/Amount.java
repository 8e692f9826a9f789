package io.github.testmonitor.report.check;

import io.github.testmonitor.record.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them in a POM: number, optional space, unit. */
public final class Amount {
    private static final Pattern GRAMMAR = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(\\p{Alpha}*)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d+");
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, BigDecimal> BYTES = units(
            new String[] {"B", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"},
            1,
            1_000,
            1_000_000,
            1_000_000_000,
            1_000_000_000_000L,
            1L << 10,
            1L << 20,
            1L << 30,
            1L << 40);
    private static final Map<String, BigDecimal> NANOSECONDS =
            units(new String[] {"ms", "s", "min", "h"}, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L);
    private static final BigDecimal NANOS_OF_A_MILLISECOND = BigDecimal.valueOf(1_000_000);

    private static final String ACCEPTED_BYTES =
            "a number with kB, MB, GB (powers of ten), KiB, MiB, GiB (powers of two) or"
                    + " B, such as 64 MiB or 1.5 GiB";
    private static final String ACCEPTED_TIME = "a number with ms, s, min or h, such as 500 ms or 1.5 min";
    private static final String ACCEPTED_COUNT = "a whole number, such as 0 or 12";

    private Amount() {}

    /**
     * The amount in the given unit. {@code MB} is 10⁶ and {@code MiB} 2²⁰ bytes; {@code ms}, {@code s}, {@code min}, {@code h};
     * a bare number is taken for counts only. What is no whole number of the unit is rounded down, which makes no difference
     * to a limit, because what is measured is whole.
     *
     * @throws IllegalArgumentException if the text is no such amount; the message says what would be accepted, without naming
     *     the parameter
     */
    public static long parse(String text, Unit unit) {
        String amount = text.strip();
        return switch (unit) {
            case BYTES -> parse(amount, BYTES, BigDecimal.ONE, ACCEPTED_BYTES);
            case NANOSECONDS -> parse(amount, NANOSECONDS, BigDecimal.ONE, ACCEPTED_TIME);
            case MILLISECONDS -> parse(amount, NANOSECONDS, NANOS_OF_A_MILLISECOND, ACCEPTED_TIME);
            case COUNT -> parseCount(amount);
        };
    }

    private static long parse(String text, Map<String, BigDecimal> units, BigDecimal divisor, String accepted) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw refused(text, "it is no amount", accepted);
        }
        String number = matcher.group(1);
        String unit = matcher.group(2);
        BigDecimal factor = units.get(unit);
        if (factor == null) {
            throw refused(text, unit.isEmpty() ? "the unit is missing" : hint(number, unit, units), accepted);
        }
        return whole(text, new BigDecimal(number).multiply(factor).divide(divisor), accepted);
    }

    private static long parseCount(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refused(text, "it is no count", ACCEPTED_COUNT);
        }
        return whole(text, new BigDecimal(text), ACCEPTED_COUNT);
    }

    private static long whole(String text, BigDecimal amount, String accepted) {
        if (amount.compareTo(GREATEST) > 0) {
            throw refused(text, "it is too large", accepted);
        }
        return amount.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** Says what was probably meant. */
    private static String hint(String number, String unit, Map<String, BigDecimal> units) {
        String letter = unit.toLowerCase(Locale.ROOT);
        String meant = switch (letter) {
            case "k" -> "KiB";
            case "m" -> units.containsKey("MiB") ? "MiB" : "min";
            case "g" -> "GiB";
            case "t" -> "TiB";
            default ->
                units.keySet().stream()
                        .filter(known -> known.equalsIgnoreCase(unit))
                        .findFirst()
                        .orElse("");
        };
        if (units.containsKey(meant)) {
            return "'" + unit + "' is no unit; write " + number + " " + meant;
        }
        return "'" + unit + "' is no unit";
    }

    private static IllegalArgumentException refused(String text, String reason, String accepted) {
        return new IllegalArgumentException("'" + text + "' is refused: " + reason + ". Accepted is " + accepted + ".");
    }

    private static Map<String, BigDecimal> units(String[] names, long... factors) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (int index = 0; index < names.length; index++) {
            units.put(names[index], BigDecimal.valueOf(factors[index]));
        }
        return units;
    }
}
