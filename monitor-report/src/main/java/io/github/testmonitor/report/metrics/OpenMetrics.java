package io.github.testmonitor.report.metrics;

import java.math.BigDecimal;
import java.util.List;

/**
 * Writes OpenMetrics text, version 1.0.0, that the older text format's readers take, too ({@code promtool check metrics} is one):
 * the family of a counter has no TYPE line, because the two formats give it different names. Label values are escaped. Not
 * thread-safe.
 */
public final class OpenMetrics {
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final int NANOS_DIGITS = 9;

    private final StringBuilder out = new StringBuilder();

    /** A label and its value, which may be any text. */
    public record Label(String name, String value) {}

    /** Begins a family whose values may fall again; its samples follow. A unit is the end of the name, or empty. */
    public OpenMetrics gauge(String name, String unit, String help) {
        out.append("# TYPE ").append(name).append(" gauge\n");
        if (!unit.isEmpty()) {
            out.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        return help(name, help);
    }

    /** Begins a family that only grows; the name ends in {@code _total}. */
    public OpenMetrics total(String name, String help) {
        return help(name, help);
    }

    private OpenMetrics help(String name, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        return this;
    }

    public OpenMetrics sample(String name, List<Label> labels, long value) {
        return line(name, labels, Long.toString(value));
    }

    /** A time, written in seconds. */
    public OpenMetrics seconds(String name, List<Label> labels, long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, NANOS_DIGITS).stripTrailingZeros();
        return line(name, labels, seconds.toPlainString());
    }

    /** The text with its end mark. */
    public String text() {
        return out + "# EOF\n";
    }

    private OpenMetrics line(String name, List<Label> labels, String value) {
        out.append(name);
        String separator = "{";
        for (Label label : labels) {
            out.append(separator).append(label.name()).append("=\"");
            escape(label.value());
            out.append('"');
            separator = ",";
        }
        out.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
        return this;
    }

    private void escape(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default -> out.append(character);
            }
        }
    }
}
