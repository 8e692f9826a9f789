package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.SampleRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of one fork. Of more than {@value #MOST} only one of two neighbours is kept, the one with more resident memory,
 * and so on, so that peaks stay. Not thread-safe.
 */
final class ForkSamples {
    /** Readings that the page draws. */
    private static final List<Reading> SHOWN =
            List.of(Reading.RSS, Reading.HEAP_USED, Reading.HEAP_COMMITTED, Reading.CPU);

    private static final int MOST = 100_000;
    /** A drawing needs no more: tenths of a millisecond, milliseconds of CPU, KiB. */
    private static final long TIME_STEP = 100_000;

    private static final long CPU_STEP = 1_000_000;
    private static final long MEMORY_STEP = 1024;

    private List<SampleRun> samples = new ArrayList<>();
    private int every = 1;
    private int passed;

    void add(SampleRun sample) {
        if (passed++ % every == 0 || samples.isEmpty()) {
            samples.add(sample);
        } else if (rss(sample) > rss(samples.get(samples.size() - 1))) {
            samples.set(samples.size() - 1, sample);
        }
        if (samples.size() >= MOST) {
            halve();
        }
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    CharSequence json() {
        NumberColumn times = NumberColumn.differences();
        samples.forEach(sample -> times.add(sample.t() / TIME_STEP));
        ScriptJson json = new ScriptJson().raw("{").field("times").raw(times.json());
        for (Reading reading : SHOWN) {
            if (samples.stream().anyMatch(sample -> sample.readings().has(reading))) {
                json.field(reading.name()).raw(column(reading));
            }
        }
        return json.field("every").number(every).raw("}").json();
    }

    private CharSequence column(Reading reading) {
        NumberColumn column = NumberColumn.differences();
        long step = reading == Reading.CPU ? CPU_STEP : MEMORY_STEP;
        for (SampleRun sample : samples) {
            Readings readings = sample.readings();
            column.add(readings.has(reading) ? readings.value(reading) / step : null);
        }
        return column.json();
    }

    private void halve() {
        List<SampleRun> half = new ArrayList<>(samples.size() / 2 + 1);
        for (int index = 0; index < samples.size(); index += 2) {
            SampleRun one = samples.get(index);
            SampleRun next = index + 1 < samples.size() ? samples.get(index + 1) : one;
            half.add(rss(next) > rss(one) ? next : one);
        }
        samples = half;
        every *= 2;
    }

    private static long rss(SampleRun sample) {
        return sample.readings().has(Reading.RSS) ? sample.readings().value(Reading.RSS) : 0;
    }
}
