package io.github.testmonitor.session;

import io.github.testmonitor.probe.ResidentPeak;
import java.io.IOException;

/** Resident memory that a test moves by hand, with a mark as the kernel keeps it. */
final class FakeResidentPeak implements ResidentPeak {
    private long now;
    private long peak;
    private boolean broken;
    private int reads;
    private int looks;

    FakeResidentPeak(long bytes) {
        set(bytes);
    }

    void set(long bytes) {
        now = bytes;
        peak = Math.max(peak, bytes);
    }

    /** Up to so many bytes, and back at once. */
    void spike(long bytes) {
        peak = Math.max(peak, bytes);
    }

    void breakDown() {
        broken = true;
    }

    int reads() {
        return reads;
    }

    int looks() {
        return looks;
    }

    @Override
    public Mark read() throws IOException {
        if (broken) {
            throw new IOException("gone");
        }
        reads++;
        return new Mark(now, peak);
    }

    @Override
    public void reset() {
        peak = now;
    }

    @Override
    public long residentBytes() {
        looks++;
        return now;
    }
}
