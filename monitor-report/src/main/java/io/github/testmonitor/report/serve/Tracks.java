package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.live.LiveListener;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the page draws: a bounded part of the latest forks, and the last stacks. Not thread-safe. */
final class Tracks implements LiveListener {
    private static final int MOST_FORKS = 16;
    private static final int MOST_STACKS = 5;

    private final Map<Integer, ForkTrack> forks = new LinkedHashMap<>();
    private final Deque<Stack> stacks = new ArrayDeque<>();

    @Override
    public void newBuild() {
        forks.clear();
        stacks.clear();
    }

    @Override
    public void started(Fork fork) {
        if (forks.size() >= MOST_FORKS) {
            forks.remove(leastWanted());
        }
        forks.put(fork.number(), new ForkTrack(fork));
    }

    /** The first that has ended, or the first of all. */
    private int leastWanted() {
        return forks.values().stream()
                .filter(ForkTrack::hasEnded)
                .findFirst()
                .orElseGet(() -> forks.values().iterator().next())
                .number();
    }

    @Override
    public void sample(Fork fork, ForkRecord.Sample sample) {
        ForkTrack track = forks.get(fork.number());
        if (track != null) {
            track.add(sample);
        }
    }

    @Override
    public void finished(Fork fork, Finished test) {
        ForkTrack track = forks.get(fork.number());
        if (track != null) {
            track.add(test);
        }
    }

    @Override
    public void stack(Fork fork, Stack stack) {
        stacks.addFirst(stack);
        if (stacks.size() > MOST_STACKS) {
            stacks.removeLast();
        }
    }

    @Override
    public void ended(Fork fork, ForkRecord.ForkFinished last) {
        ForkTrack track = forks.get(fork.number());
        if (track != null) {
            track.end();
        }
    }

    Collection<ForkTrack> forks() {
        return forks.values();
    }

    /** The latest first. */
    Collection<Stack> stacks() {
        return stacks;
    }

    void merge() {
        forks.values().forEach(ForkTrack::merge);
    }
}
