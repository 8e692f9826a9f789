package io.github.testmonitor.report.model;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What all forks of a run read of the kernel's counter of processes killed for memory. They share it, and it never falls. */
public record KillReadings(List<Stretch> stretches) {
    private static final long ABOUT_NANOS = 5_000_000_000L;

    /** From one reading to a later one that found the same; time since the start of the run. */
    public record Stretch(long fromNanos, long toNanos, long kills) {}

    /**
     * How far the counter went after a moment: in the seconds that follow, or by the next reading where there is none in them. Empty
     * where nobody read it before and after.
     */
    public OptionalLong riseAfter(long nanos) {
        OptionalLong before = greatest(stretch -> stretch.fromNanos() <= nanos);
        OptionalLong after = valueAfter(nanos);
        if (after.isEmpty() || (before.isEmpty() && after.getAsLong() > 0)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, after.getAsLong() - before.orElse(0)));
    }

    private OptionalLong valueAfter(long nanos) {
        long end = nanos > Long.MAX_VALUE - ABOUT_NANOS ? Long.MAX_VALUE : nanos + ABOUT_NANOS;
        OptionalLong soon = greatest(stretch -> stretch.toNanos() > nanos && stretch.fromNanos() <= end);
        return soon.isPresent()
                ? soon
                : stretches.stream()
                        .filter(stretch -> stretch.fromNanos() > end)
                        .min(Comparator.comparingLong(Stretch::fromNanos))
                        .map(stretch -> OptionalLong.of(stretch.kills()))
                        .orElse(OptionalLong.empty());
    }

    private OptionalLong greatest(Predicate<Stretch> which) {
        return stretches.stream().filter(which).mapToLong(Stretch::kills).max();
    }
}
