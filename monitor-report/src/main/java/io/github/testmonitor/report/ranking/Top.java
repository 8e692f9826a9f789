package io.github.testmonitor.report.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the greatest few of any number of elements. Of two that are equally great, the one that came first counts as the
 * greater, so that the same input gives the same order.
 */
final class Top<T> {
    private final int size;
    private final PriorityQueue<Ranked<T>> least = new PriorityQueue<>(Ranked.LEAST_FIRST);
    private long count;

    Top(int size) {
        this.size = size;
    }

    void add(T element, long value) {
        Ranked<T> ranked = new Ranked<>(element, value, count++);
        if (least.size() < size) {
            least.add(ranked);
        } else if (size > 0 && Ranked.LEAST_FIRST.compare(ranked, least.element()) > 0) {
            least.remove();
            least.add(ranked);
        }
    }

    /** The greatest first. */
    List<T> toList() {
        return least.stream()
                .sorted(Ranked.LEAST_FIRST.reversed())
                .map(Ranked::element)
                .toList();
    }

    private record Ranked<T>(T element, long value, long arrival) {
        static final Comparator<Ranked<?>> LEAST_FIRST = Comparator.<Ranked<?>>comparingLong(Ranked::value)
                .thenComparing(
                        Comparator.<Ranked<?>>comparingLong(Ranked::arrival).reversed());
    }
}
