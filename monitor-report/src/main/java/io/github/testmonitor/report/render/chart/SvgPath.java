package io.github.testmonitor.report.render.chart;

/**
 * Collects the {@code d} attribute of a path, in tenths. A line is written as its way from the point before, which is shorter than
 * where it ends; since the ends are rounded and not the ways, no error adds up. Not thread-safe.
 */
final class SvgPath {
    private final StringBuilder commands = new StringBuilder();
    private long xTenths;
    private long yTenths;

    SvgPath moveTo(double x, double y) {
        xTenths = Math.round(10 * x);
        yTenths = Math.round(10 * y);
        return append('M', xTenths, yTenths);
    }

    SvgPath lineTo(double x, double y) {
        long fromX = xTenths;
        long fromY = yTenths;
        xTenths = Math.round(10 * x);
        yTenths = Math.round(10 * y);
        return append('l', xTenths - fromX, yTenths - fromY);
    }

    /** Ends at the latest point moved to; only a move may follow. */
    SvgPath close() {
        commands.append('Z');
        return this;
    }

    private SvgPath append(char command, long x, long y) {
        commands.append(command);
        append(x);
        if (y >= 0) {
            commands.append(' ');
        }
        append(y);
        return this;
    }

    private void append(long tenths) {
        if (tenths % 10 == 0) {
            commands.append(tenths / 10);
        } else {
            commands.append(tenths / 10.0);
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
