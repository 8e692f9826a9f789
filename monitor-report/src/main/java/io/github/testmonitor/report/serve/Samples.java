package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;

/** What of a sample decides whether it stays. */
final class Samples {
    private Samples() {}

    /** The resident memory, or nothing where it was not read. */
    static long rss(ForkRecord.Sample sample) {
        return sample.readings().has(Reading.RSS) ? sample.readings().value(Reading.RSS) : 0;
    }
}
