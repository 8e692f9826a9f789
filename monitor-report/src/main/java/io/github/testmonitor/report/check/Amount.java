package io.github.testmonitor.report.check;

import io.github.testmonitor.record.Unit;

/** Amounts as people write them in a POM: number, optional space, unit. */
public final class Amount {
    private Amount() {}

    /**
     * The amount in the given unit. {@code MB} is 10⁶ and {@code MiB} 2²⁰ bytes; {@code ms}, {@code s}, {@code min}, {@code h};
     * a bare number is taken for counts only.
     *
     * @throws IllegalArgumentException if the text is no such amount; the message says what would be accepted, without naming
     *     the parameter
     */
    public static long parse(String text, Unit unit) {
        throw new UnsupportedOperationException("comes with check");
    }
}
