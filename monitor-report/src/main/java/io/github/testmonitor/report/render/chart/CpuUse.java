package io.github.testmonitor.report.render.chart;

import org.jspecify.annotations.Nullable;

/** CPU time spread over equal parts of the run. Filled by {@link Counter}s, then drawn; not thread-safe. */
final class CpuUse {
    private final TimeSpan span;
    private final double[] nanos;
    private boolean empty = true;

    CpuUse(TimeSpan span, int parts) {
        this.span = span;
        this.nanos = new double[parts];
    }

    /** A counter that only rises. What is spent between two readings is taken to be spent evenly. */
    final class Counter {
        private long lastMoment;
        private @Nullable Long last;

        /** The next reading. One that is missing, or lower than the last because it counts something else, adds nothing. */
        void read(long moment, @Nullable Long value) {
            if (value == null) {
                return;
            }
            if (last != null && value >= last && moment > lastMoment) {
                spread(lastMoment, moment, value - last);
            }
            last = value;
            lastMoment = moment;
        }
    }

    Counter counter() {
        return new Counter();
    }

    private void spread(long from, long to, long spent) {
        empty = false;
        for (int part = span.part(from, nanos.length); part <= span.part(to, nanos.length); part++) {
            double overlap = Math.min((double) to, start(part + 1)) - Math.max((double) from, start(part));
            if (overlap > 0) {
                nanos[part] += spent * (overlap / (double) (to - from));
            }
        }
    }

    private double partNanos() {
        return (double) span.length() / nanos.length;
    }

    private double start(int part) {
        return (double) span.from() + part * partNanos();
    }

    private double cpus(int part) {
        return nanos[part] / partNanos();
    }

    boolean isEmpty() {
        return empty;
    }

    /** The greatest number of CPUs busy in any part. */
    double most() {
        double most = 0;
        for (int part = 0; part < nanos.length; part++) {
            most = Math.max(most, cpus(part));
        }
        return most;
    }

    String area(Scale time, Scale cores) {
        SvgPath path = new SvgPath().moveTo(time.at(span.from()), cores.at(0));
        path.lineTo(time.at(span.from()), cores.at(cpus(0)));
        for (int part = 0; part < nanos.length; part++) {
            path.lineTo(time.at((start(part) + start(part + 1)) / 2), cores.at(cpus(part)));
        }
        path.lineTo(time.at(span.to()), cores.at(cpus(nanos.length - 1)));
        return path.lineTo(time.at(span.to()), cores.at(0)).close().toString();
    }
}
