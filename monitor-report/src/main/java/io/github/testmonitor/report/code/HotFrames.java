package io.github.testmonitor.report.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The methods of a call tree by what they used, the user's own first: work of the JDK counts to the own method that called it. */
public final class HotFrames {
    private static final Comparator<HotFrame> HOTTEST_FIRST = Comparator.comparingLong(HotFrame::here)
            .thenComparingLong(HotFrame::total)
            .reversed()
            .thenComparing(HotFrame::method);

    private HotFrames() {}

    /**
     * The hottest methods, the hottest first; none without weight.
     *
     * @param most how many
     */
    public static List<HotFrame> of(CallTree tree, Weight weight, int most) {
        Map<Integer, Long> here = new HashMap<>();
        Map<Integer, Long> totals = new HashMap<>();
        long[] nodeTotals = tree.totals(weight);
        int[] owners = owners(tree);
        for (int node = 1; node < tree.size(); node++) {
            if (nodeTotals[node] > 0) {
                here.merge(owners[node], tree.self(node, weight), Sums::of);
                if (!isRecursion(tree, node)) {
                    totals.merge(tree.methodNumber(node), nodeTotals[node], Sums::of);
                }
            }
        }
        List<HotFrame> frames = new ArrayList<>();
        here.forEach((method, used) -> {
            if (used > 0) {
                frames.add(new HotFrame(tree.frames().method(method), used, totals.getOrDefault(method, used)));
            }
        });
        frames.sort(HOTTEST_FIRST);
        return List.copyOf(frames.subList(0, Math.min(most, frames.size())));
    }

    /** For each node the method that its work counts to: the innermost own one, or its own method where there is none. */
    private static int[] owners(CallTree tree) {
        int[] owners = new int[tree.size()];
        boolean[] own = new boolean[tree.size()];
        for (int node = 1; node < tree.size(); node++) {
            int parent = tree.parent(node);
            boolean foreign = ForeignFrames.has(tree.method(node));
            own[node] = !foreign || own[parent];
            owners[node] = foreign && own[parent] ? owners[parent] : tree.methodNumber(node);
        }
        return owners;
    }

    private static boolean isRecursion(CallTree tree, int node) {
        for (int caller = tree.parent(node); caller > CallTree.ROOT; caller = tree.parent(caller)) {
            if (tree.methodNumber(caller) == tree.methodNumber(node)) {
                return true;
            }
        }
        return false;
    }
}
