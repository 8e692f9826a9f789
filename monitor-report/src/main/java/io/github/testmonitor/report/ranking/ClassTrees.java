package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.RunCode.ClassCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The call trees of classes. There are no more than twice {@value #MOST_CLASSES}, with {@value #MOST_NODES} nodes: when there would
 * be, the lightest classes are left out and the trees of the others pruned. Not thread-safe.
 */
final class ClassTrees {
    static final int MOST_CLASSES = 2_000;
    /** Of 32 bytes each. */
    static final int MOST_NODES = 400_000;

    private static final int NODES_OF_A_CLASS = 2_000;

    private final Map<GroupKey, CallTree> trees = new HashMap<>();
    private int nodes;
    private int leftOut;

    void add(GroupKey key, CallTree tree) {
        CallTree sum = trees.computeIfAbsent(key, first -> tree.empty(NODES_OF_A_CLASS));
        int before = sum.size();
        sum.add(tree);
        nodes += sum.size() - before;
        if (nodes > MOST_NODES || trees.size() > 2 * MOST_CLASSES) {
            thin();
        }
    }

    /** The one with most CPU first, then by allocation and name. */
    List<ClassCode> toList() {
        leaveOutTheLightest();
        return trees.entrySet().stream()
                .map(entry ->
                        new ClassCode(entry.getKey().module(), entry.getKey().name(), entry.getValue()))
                .sorted(Comparator.comparingLong((ClassCode code) -> code.tree().total(Weight.CPU))
                        .thenComparingLong(code -> code.tree().total(Weight.ALLOCATED))
                        .reversed()
                        .thenComparing(ClassCode::className)
                        .thenComparing(ClassCode::module))
                .toList();
    }

    int leftOut() {
        return leftOut;
    }

    private void thin() {
        leaveOutTheLightest();
        int nodesOfOne = MOST_NODES / 2 / Math.max(1, trees.size());
        trees.replaceAll((key, tree) -> tree.pruned(nodesOfOne));
        nodes = trees.values().stream().mapToInt(CallTree::size).sum();
    }

    private void leaveOutTheLightest() {
        if (trees.size() <= MOST_CLASSES) {
            return;
        }
        Map<GroupKey, Double> importance = new HashMap<>();
        for (Weight weight : Weight.values()) {
            double all = trees.values().stream()
                    .mapToDouble(tree -> tree.total(weight))
                    .sum();
            trees.forEach((key, tree) -> importance.merge(key, all > 0 ? tree.total(weight) / all : 0, Double::sum));
        }
        List<GroupKey> lightest = importance.entrySet().stream()
                .sorted(Map.Entry.<GroupKey, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().name()))
                .limit(trees.size() - MOST_CLASSES)
                .map(Map.Entry::getKey)
                .toList();
        lightest.forEach(trees::remove);
        leftOut += lightest.size();
    }
}
