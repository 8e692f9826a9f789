package io.github.testmonitor.report.leak;

import io.github.testmonitor.report.leak.HeapStretch.Member;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which classes of a fork kept heap. Of what was in use at the end of a class there lived at least what the first collection after
 * it did not free, nor any later one. Of that, no more was there before the class than what was in use when it began. What is left, it
 * has kept; and where that is nothing, the same is said of it and of those before it together.
 */
final class KeptHeapFinder {
    /** What a class must have kept to be named, alone or with others: {@value}. */
    private static final long LEAST_BYTES = 5L << 20;

    /** And so much for each class of a group, which else kept no more than classes do that are loaded: {@value}. */
    private static final long LEAST_BYTES_OF_ONE = 1L << 20;

    private static final int MOST_NAMES = 20;

    private KeptHeapFinder() {}

    /** What was judged, and what could not be. */
    record Judgement(List<KeptHeap> kept, int judged, int notJudged) {}

    static Judgement judge(String module, int fork, ForkHeap heap) {
        List<HeapStretch> stretches = heap.stretches();
        @Nullable Long[] after = after(heap);
        List<KeptHeap> kept = new ArrayList<>();
        int unnamed = 0;
        int judged = 0;
        for (int last = 0; last < after.length; last++) {
            if (after[last] != null && (last + 1 == after.length || !sameCollection(after, stretches, last))) {
                judged = last + 1;
                for (Group group : groups(stretches, after, unnamed, last)) {
                    kept.add(kept(module, fork, heap, group));
                    unnamed = Math.max(unnamed, group.last().index() + 1);
                }
            }
        }
        int notJudged = names(stretches.subList(judged, after.length)).size();
        return new Judgement(kept, names(stretches).size() - notJudged, notJudged);
    }

    private static boolean sameCollection(@Nullable Long[] after, List<HeapStretch> stretches, int index) {
        return after[index + 1] != null
                && stretches.get(index).collectionsAtEnd()
                        == stretches.get(index + 1).collectionsAtEnd();
    }

    /** Of each stretch, what lived at its end and is never again seen to be gone; null is not known. */
    private static @Nullable Long[] after(ForkHeap heap) {
        List<HeapStretch> stretches = heap.stretches();
        @Nullable Long[] after = new @Nullable Long[stretches.size()];
        Long laterBytes = heap.leastSinceEndBytes();
        for (int index = after.length - 1; index >= 0; index--) {
            HeapStretch stretch = stretches.get(index);
            Long lived = stretch.livedBytes();
            boolean confirmed = heap.readAfterNanos() >= stretch.livedUntilNanos();
            after[index] = lived == null || !confirmed ? null : HeapStretch.least(lived, laterBytes);
            laterBytes = HeapStretch.least(laterBytes, stretch.leastSinceBytes());
        }
        return after;
    }

    private record Group(List<HeapStretch> stretches, long beforeBytes, long afterBytes) {
        long keptBytes() {
            return afterBytes - beforeBytes;
        }

        HeapStretch last() {
            return stretches.get(stretches.size() - 1);
        }

        int classes() {
            return names(stretches).size();
        }
    }

    /** Those before one and the same collection, the last one first. */
    private static List<Group> groups(List<HeapStretch> stretches, @Nullable Long[] after, int from, int to) {
        List<Group> groups = new ArrayList<>();
        int last = to;
        while (last >= from) {
            Long afterBytes = after[last];
            int first = afterBytes == null ? -1 : start(stretches, from, last, afterBytes);
            if (first < 0) {
                return groups;
            }
            groups.add(shortened(stretches, after, first, last));
            last = first - 1;
        }
        return groups;
    }

    /** The latest stretch from which on to the last one enough must have been kept; below 0 where there is none. */
    private static int start(List<HeapStretch> stretches, int from, int last, long afterBytes) {
        Long sinceBytes = null;
        long classes = 0;
        for (int first = last; first >= from; first--) {
            HeapStretch stretch = stretches.get(first);
            classes += stretch.members().size();
            long least = least(classes);
            if (afterBytes < least) {
                return -1;
            }
            Long beforeBytes = HeapStretch.least(stretch.leastWithinBytes(), sinceBytes);
            if (beforeBytes != null && afterBytes - beforeBytes >= least) {
                return first;
            }
            sinceBytes = HeapStretch.least(sinceBytes, stretch.leastSinceBytes());
        }
        return -1;
    }

    /** Without those at the end that account for less than half of what was kept. */
    private static Group shortened(List<HeapStretch> stretches, @Nullable Long[] after, int first, int last) {
        List<Group> longer = new ArrayList<>();
        Long beforeBytes = stretches.get(first).leastWithinBytes();
        for (int index = first; index <= last; index++) {
            if (index > first) {
                beforeBytes =
                        HeapStretch.least(beforeBytes, stretches.get(index).leastSinceBytes());
            }
            Long afterBytes = after[index];
            if (beforeBytes != null && afterBytes != null) {
                longer.add(new Group(stretches.subList(first, index + 1), beforeBytes, afterBytes));
            }
        }
        Group all = longer.get(longer.size() - 1);
        return longer.stream()
                .filter(group -> group.keptBytes() >= Math.max(least(group.classes()), all.keptBytes() / 2))
                .findFirst()
                .orElse(all);
    }

    private static long least(long classes) {
        return Math.max(LEAST_BYTES, classes * LEAST_BYTES_OF_ONE);
    }

    private static KeptHeap kept(String module, int fork, ForkHeap heap, Group group) {
        List<HeapStretch> stretches = group.stretches;
        HeapStretch last = group.last();
        List<Map.Entry<String, Member>> members = stretches.stream()
                .flatMap(stretch -> stretch.members().entrySet().stream())
                .toList();
        Set<String> names =
                members.stream().map(Map.Entry::getKey).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> costliest = members.stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Member> member) ->
                                member.getValue().allocatedBytes())
                        .reversed())
                .map(Map.Entry::getKey)
                .distinct()
                .limit(MOST_NAMES)
                .collect(Collectors.toSet());
        Long endBytes = last.endBytes();
        return new KeptHeap(
                module,
                fork,
                names.stream().filter(costliest::contains).toList(),
                names.size(),
                sum(stretches.stream().map(HeapStretch::tests)),
                group.beforeBytes,
                endBytes == null ? group.afterBytes : endBytes,
                group.afterBytes,
                sum(stretches.stream().map(HeapStretch::collections)),
                (int) Math.min(Integer.MAX_VALUE, heap.collections() - last.collectionsAtEnd()));
    }

    private static Set<String> names(List<HeapStretch> stretches) {
        return stretches.stream()
                .flatMap(stretch -> stretch.members().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int sum(Stream<Integer> numbers) {
        return (int) Math.min(
                Integer.MAX_VALUE, numbers.mapToLong(Integer::longValue).sum());
    }
}
