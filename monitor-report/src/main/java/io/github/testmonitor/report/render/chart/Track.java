package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkRun;
import java.util.Arrays;
import java.util.stream.LongStream;

/** The resident memory of one fork over time, read from front to back. Not thread-safe. */
final class Track {
    private final ForkRun fork;
    private final long[] nanos;
    private final long[] bytes;
    private int before;

    private Track(ForkRun fork, long[] nanos, long[] bytes) {
        this.fork = fork;
        this.nanos = nanos;
        this.bytes = bytes;
    }

    static Track of(ForkRun fork) {
        long[] nanos = new long[fork.history().size()];
        long[] bytes = new long[nanos.length];
        int length = 0;
        for (ForkRun.Point point : fork.history()) {
            Long rss = point.rssBytes();
            if (rss != null) {
                nanos[length] = point.nanosSinceRunStart();
                bytes[length] = rss;
                length++;
            }
        }
        return new Track(fork, Arrays.copyOf(nanos, length), Arrays.copyOf(bytes, length));
    }

    ForkRun fork() {
        return fork;
    }

    int length() {
        return nanos.length;
    }

    long start() {
        return nanos[0];
    }

    long end() {
        return nanos[nanos.length - 1];
    }

    LongStream moments() {
        return Arrays.stream(nanos);
    }

    /** The memory at a moment between start and end; each call must ask for a later moment than the one before. */
    double at(long moment) {
        while (before < nanos.length - 1 && nanos[before + 1] <= moment) {
            before++;
        }
        if (before == nanos.length - 1) {
            return bytes[before];
        }
        double share = (double) (moment - nanos[before]) / (nanos[before + 1] - nanos[before]);
        return bytes[before] + share * (bytes[before + 1] - bytes[before]);
    }
}
