package io.github.testmonitor.session;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ResidentPeak;
import io.github.testmonitor.probe.ResidentPeak.Mark;
import io.github.testmonitor.probe.Unavailabilities;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the life of the fork into epochs, so that the one high-water mark that the kernel keeps of a process serves all its tests:
 * closing an epoch reads the mark, gives it to every span that is open, and sets it back. A spike between the reading and the
 * setting back, some microseconds, is lost.
 *
 * <p>Each sample closes an epoch, and so does the finish of a span that is worth it. The start of a span closes one only where
 * the epoch is {@link #OLD_NANOS} old, or where the resident size has moved since it began; closing at each start would cost a
 * short test more than all its other figures. What is left of the epoch in which a span started may hold a peak of those before
 * it: {@link EpochPeak} keeps such a mark apart.
 *
 * <p>Any thread may call; nothing here throws. The first failure ends the exact peaks for good.
 */
final class PeakEpochs {
    /** Closing costs 8 µs, so that starts cost at most a thousandth of the time: {@value} ns. */
    static final long OLD_NANOS = 10_000_000;
    /** A look at the resident size costs 1.5 µs; it is not worth more than one in {@value} ns. */
    static final long LOOK_NANOS = 1_000_000;
    /** The resident size has moved when it differs by {@value} bytes. */
    static final long MOVED_BYTES = 1 << 20;

    private final ExactPeakRss mode;
    private final OpenSpans open;
    private final Unavailabilities unavailabilities;
    private volatile @Nullable ResidentPeak source;
    private volatile boolean begun;
    private long epochStartNanos;
    private long epochStartBytes;
    private long lastLookNanos;
    private long greatestBytes;
    private long greatestSinceTickBytes;

    PeakEpochs(ExactPeakRss mode, OpenSpans open, Unavailabilities unavailabilities) {
        this.mode = mode;
        this.open = open;
        this.unavailabilities = unavailabilities;
    }

    /** Begins the first epoch, where there is a source; whoever opens the probes calls, and a second call does nothing. */
    void begin(Probes probes, long nanos) {
        if (!begun) {
            begin(probes.residentPeak(), nanos);
        }
    }

    synchronized void begin(@Nullable ResidentPeak peak, long nanos) {
        if (!begun) {
            source = peak;
            begun = true;
            close(nanos);
        }
    }

    /** Whether peaks are exact in this fork, as far as is known by now. */
    boolean isExact() {
        return source != null;
    }

    /**
     * A span is about to start.
     *
     * @return the resident memory at this instant, or negative where no epoch was closed
     */
    long start(long nanos) {
        if (source == null) {
            return -1;
        }
        synchronized (this) {
            return isOld(nanos) || hasMoved(nanos) ? close(nanos) : -1;
        }
    }

    /**
     * A span is about to finish, and is open still.
     *
     * @return the resident memory at this instant, or negative where no epoch was closed
     */
    long finish(boolean isLong, long nanos) {
        if (source == null || !isLong && mode != ExactPeakRss.ALWAYS) {
            return -1;
        }
        synchronized (this) {
            return close(nanos);
        }
    }

    /** A sample is taken: adds the greatest resident memory since the sample before, and that of this instant, where they are known. */
    void tick(long nanos, Readings sample) {
        if (source == null) {
            return;
        }
        synchronized (this) {
            long residentBytes = close(nanos);
            if (residentBytes >= 0) {
                sample.set(Reading.RSS, residentBytes).set(Reading.PEAK_RSS, greatestSinceTickBytes);
                greatestSinceTickBytes = 0;
            }
        }
    }

    /** The greatest resident memory in all epochs; empty where there was none. */
    synchronized OptionalLong greatestBytes() {
        return greatestBytes == 0 ? OptionalLong.empty() : OptionalLong.of(greatestBytes);
    }

    private boolean isOld(long nanos) {
        long old = mode == ExactPeakRss.ALWAYS ? EpochPeak.SAME_NANOS : OLD_NANOS;
        return nanos - epochStartNanos >= old;
    }

    private boolean hasMoved(long nanos) {
        ResidentPeak peak = source;
        if (peak == null || nanos - lastLookNanos < LOOK_NANOS) {
            return false;
        }
        lastLookNanos = nanos;
        try {
            long now = peak.residentBytes();
            return now >= 0 && Math.abs(now - epochStartBytes) >= MOVED_BYTES;
        } catch (IOException problem) {
            // Closing tells whether it is for good.
            return true;
        }
    }

    private long close(long nanos) {
        ResidentPeak peak = source;
        if (peak == null) {
            return -1;
        }
        try {
            Mark mark = peak.read();
            peak.reset();
            open.foldPeak(mark.peakBytes(), mark.residentBytes(), epochStartNanos);
            greatestBytes = Math.max(greatestBytes, mark.peakBytes());
            greatestSinceTickBytes = Math.max(greatestSinceTickBytes, mark.peakBytes());
            epochStartNanos = nanos;
            epochStartBytes = mark.residentBytes();
            lastLookNanos = nanos;
            return mark.residentBytes();
        } catch (IOException problem) {
            source = null;
            unavailabilities.report("peakRss", Absence.ERROR);
            return -1;
        }
    }
}
