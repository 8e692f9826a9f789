package io.github.testmonitor.report.code;

import java.util.Arrays;

/**
 * Stacks merged from the root on: each node is a method called from its parent, with what was used in it. A tree has a bound of
 * nodes and of children of a node; what does not fit stays with the last caller that does, and {@link #isCut} tells. Nodes are
 * numbered from 0, the root, which is no method; a parent's number is less than its children's. 32 bytes for each node. Not
 * thread-safe while it is added to.
 */
public final class CallTree {
    static final int ROOT = 0;
    /** More methods called from one place are not told apart: looking for the right one would take too long. */
    static final int MOST_CHILDREN = 256;

    private static final int NONE = -1;

    private final Frames frames;
    private final int most;
    private int size = 1;
    private long stacks;
    private boolean cut;
    private int[] methods = new int[8];
    private int[] parents = new int[8];
    private int[] firstChildren = new int[8];
    private int[] nextSiblings = new int[8];
    private long[] cpuNanos = new long[8];
    private long[] allocatedBytes = new long[8];

    /**
     * An empty tree.
     *
     * @param most nodes
     */
    public CallTree(Frames frames, int most) {
        this.frames = frames;
        this.most = most;
        firstChildren[ROOT] = NONE;
        nextSiblings[ROOT] = NONE;
        parents[ROOT] = NONE;
    }

    /** A tree without stacks, to which none will be added. */
    public static CallTree none() {
        return new CallTree(new Frames(), 1);
    }

    /** An empty tree to which this one, and others of the same frames, may be added. */
    public CallTree empty(int nodes) {
        return new CallTree(frames, nodes);
    }

    /** Adds a stack with its weights. */
    public void add(SeenStack stack) {
        int node = ROOT;
        for (int index = stack.frames().size() - 1; index >= 0; index--) {
            int child = child(node, frames.ofFrame(stack.frames().get(index)));
            if (child == NONE) {
                cut = true;
                break;
            }
            node = child;
        }
        stacks++;
        addTo(node, stack.cpuNanos(), stack.allocatedBytes());
    }

    /** Adds all that another tree of the same frames has. */
    public void add(CallTree other) {
        if (other.frames != frames) {
            throw new IllegalArgumentException("trees of two readings, whose methods have other numbers");
        }
        int[] places = new int[other.size];
        for (int node = 0; node < other.size; node++) {
            int place = ROOT;
            if (node != ROOT) {
                int parent = places[other.parents[node]];
                int child = child(parent, other.methods[node]);
                cut |= child == NONE;
                place = child == NONE ? parent : child;
            }
            places[node] = place;
            addTo(place, other.cpuNanos[node], other.allocatedBytes[node]);
        }
        stacks += other.stacks;
        cut |= other.cut;
    }

    /**
     * A tree of the heaviest nodes of this one, as small as it can be; the others' weights stay with their callers.
     *
     * @param nodes how many are kept at most
     */
    public CallTree pruned(int nodes) {
        double[] importance = importance();
        double least = 0;
        if (size > nodes) {
            double[] sorted = importance.clone();
            Arrays.sort(sorted);
            least = sorted[size - nodes];
        }
        CallTree tree = new CallTree(frames, Math.min(most, nodes));
        int[] places = new int[size];
        for (int node = 1; node < size; node++) {
            int parent = places[parents[node]];
            // A node weighs no more than its caller, so that what is kept hangs together.
            int child = importance[node] >= least ? tree.child(parent, methods[node]) : NONE;
            tree.cut |= child == NONE;
            places[node] = child == NONE ? parent : child;
        }
        for (int node = 0; node < size; node++) {
            tree.addTo(places[node], cpuNanos[node], allocatedBytes[node]);
        }
        tree.stacks = stacks;
        tree.cut |= cut;
        tree.shrink();
        return tree;
    }

    /** How many stacks were added. */
    public long stacks() {
        return stacks;
    }

    /** The number of nodes, the root included. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return stacks == 0;
    }

    /** Whether some methods did not fit. */
    public boolean isCut() {
        return cut;
    }

    public int parent(int node) {
        return parents[node];
    }

    /** The method of a node; not of the root. */
    public String method(int node) {
        return frames.method(methods[node]);
    }

    Frames frames() {
        return frames;
    }

    int methodNumber(int node) {
        return methods[node];
    }

    /** What was used in the node itself. */
    public long self(int node, Weight weight) {
        return weight == Weight.CPU ? cpuNanos[node] : allocatedBytes[node];
    }

    /** What was used in each node and all below it, by the number of the node. */
    public long[] totals(Weight weight) {
        long[] totals = Arrays.copyOf(weight == Weight.CPU ? cpuNanos : allocatedBytes, size);
        for (int node = size - 1; node > ROOT; node--) {
            totals[parents[node]] = Sums.of(totals[parents[node]], totals[node]);
        }
        return totals;
    }

    /** What all stacks weigh together. */
    public long total(Weight weight) {
        return totals(weight)[ROOT];
    }

    private double[] importance() {
        double[] importance = new double[size];
        for (Weight weight : Weight.values()) {
            long[] totals = totals(weight);
            for (int node = 0; node < size && totals[ROOT] > 0; node++) {
                importance[node] += (double) totals[node] / totals[ROOT];
            }
        }
        return importance;
    }

    private void addTo(int node, long cpu, long allocated) {
        cpuNanos[node] = Sums.of(cpuNanos[node], cpu);
        allocatedBytes[node] = Sums.of(allocatedBytes[node], allocated);
    }

    /** The node of a method called from another, made where there is none; {@link #NONE} where it does not fit. */
    private int child(int parent, int method) {
        int children = 0;
        int before = NONE;
        for (int node = firstChildren[parent]; node != NONE; node = nextSiblings[node]) {
            if (methods[node] == method) {
                moveToFront(parent, before, node);
                return node;
            }
            before = node;
            children++;
        }
        if (size >= most || children >= MOST_CHILDREN) {
            return NONE;
        }
        if (size == methods.length) {
            grow(Math.min(most, size * 2));
        }
        int node = size++;
        methods[node] = method;
        parents[node] = parent;
        firstChildren[node] = NONE;
        nextSiblings[node] = firstChildren[parent];
        firstChildren[parent] = node;
        return node;
    }

    /** What was seen last is likely to be seen next. */
    private void moveToFront(int parent, int before, int node) {
        if (before != NONE) {
            nextSiblings[before] = nextSiblings[node];
            nextSiblings[node] = firstChildren[parent];
            firstChildren[parent] = node;
        }
    }

    private void shrink() {
        if (methods.length > size) {
            grow(size);
        }
    }

    private void grow(int length) {
        methods = Arrays.copyOf(methods, length);
        parents = Arrays.copyOf(parents, length);
        firstChildren = Arrays.copyOf(firstChildren, length);
        nextSiblings = Arrays.copyOf(nextSiblings, length);
        cpuNanos = Arrays.copyOf(cpuNanos, length);
        allocatedBytes = Arrays.copyOf(allocatedBytes, length);
    }
}
