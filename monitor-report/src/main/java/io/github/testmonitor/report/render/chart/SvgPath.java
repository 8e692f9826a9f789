package io.github.testmonitor.report.render.chart;

/** Collects the {@code d} attribute of a path. Not thread-safe. */
final class SvgPath {
    private final StringBuilder commands = new StringBuilder();

    SvgPath moveTo(double x, double y) {
        return append('M', x, y);
    }

    SvgPath lineTo(double x, double y) {
        return append('L', x, y);
    }

    SvgPath close() {
        commands.append('Z');
        return this;
    }

    private SvgPath append(char command, double x, double y) {
        commands.append(command);
        append(x);
        commands.append(' ');
        append(y);
        return this;
    }

    private void append(double coordinate) {
        double tenths = Math.round(10 * coordinate) / 10.0;
        if (tenths == Math.rint(tenths)) {
            commands.append((long) tenths);
        } else {
            commands.append(tenths);
        }
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    @Override
    public String toString() {
        return commands.toString();
    }
}
