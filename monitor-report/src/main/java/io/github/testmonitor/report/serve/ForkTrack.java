package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.live.LiveListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the page draws of one fork: its samples and its latest tests, those since the last event apart from those before. Of too many
 * samples one of two neighbours is kept, the one with more resident memory. Not thread-safe.
 */
final class ForkTrack {
    private static final int MOST_SAMPLES = 1_000;
    private static final int MOST_TESTS = 300;

    private final LiveListener.Fork fork;
    private final Deque<LiveListener.Finished> tests = new ArrayDeque<>();
    private List<ForkRecord.Sample> samples = new ArrayList<>();
    private List<ForkRecord.Sample> newSamples = new ArrayList<>();
    private Deque<LiveListener.Finished> newTests = new ArrayDeque<>();
    private int every = 1;
    private int passed;
    private boolean ended;

    ForkTrack(LiveListener.Fork fork) {
        this.fork = fork;
    }

    int number() {
        return fork.number();
    }

    ForkRecord.ForkStarted started() {
        return fork.started();
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    void add(ForkRecord.Sample sample) {
        newSamples.add(sample);
        if (newSamples.size() >= MOST_SAMPLES) {
            newSamples = halved(newSamples);
        }
    }

    void add(LiveListener.Finished test) {
        newTests.addLast(test);
        if (newTests.size() > MOST_TESTS) {
            newTests.removeFirst();
        }
    }

    boolean hasNews() {
        return !newSamples.isEmpty() || !newTests.isEmpty();
    }

    /** Since the last {@link #merge}. */
    List<ForkRecord.Sample> newSamples() {
        return newSamples;
    }

    /** Since the last {@link #merge}. */
    Iterable<LiveListener.Finished> newTests() {
        return newTests;
    }

    /** Up to the last {@link #merge}. */
    List<ForkRecord.Sample> samples() {
        return samples;
    }

    /** Up to the last {@link #merge}. */
    Iterable<LiveListener.Finished> tests() {
        return tests;
    }

    /** What was new is told, and is history from here on. */
    void merge() {
        newSamples.forEach(this::keep);
        newTests.forEach(tests::addLast);
        while (tests.size() > MOST_TESTS) {
            tests.removeFirst();
        }
        newSamples = new ArrayList<>();
        newTests = new ArrayDeque<>();
    }

    private void keep(ForkRecord.Sample sample) {
        int last = samples.size() - 1;
        if (passed++ % every == 0 || last < 0) {
            samples.add(sample);
        } else if (Samples.rss(sample) > Samples.rss(samples.get(last))) {
            samples.set(last, sample);
        }
        if (samples.size() >= MOST_SAMPLES) {
            samples = halved(samples);
            every *= 2;
        }
    }

    private static List<ForkRecord.Sample> halved(List<ForkRecord.Sample> samples) {
        List<ForkRecord.Sample> half = new ArrayList<>();
        for (int index = 0; index + 1 < samples.size(); index += 2) {
            ForkRecord.Sample one = samples.get(index);
            ForkRecord.Sample next = samples.get(index + 1);
            half.add(Samples.rss(next) > Samples.rss(one) ? next : one);
        }
        return half;
    }
}
