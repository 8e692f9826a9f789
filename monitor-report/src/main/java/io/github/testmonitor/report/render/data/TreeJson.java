package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.ForeignFrames;
import io.github.testmonitor.report.code.Weight;

/** Call trees of one piece of data: their methods stand once, with a digit that says whether it is the user's own. Not thread-safe. */
final class TreeJson {
    private static final long CPU_STEP = 1_000;

    private final Dictionary<String> methods = new Dictionary<>();

    /**
     * Writes a tree as columns with one place for each node but the root: the number of the parent, the method, the CPU time in
     * microseconds and the bytes used in the node itself.
     */
    void write(ScriptJson json, CallTree tree) {
        NumberColumn parents = NumberColumn.plain();
        NumberColumn names = NumberColumn.plain();
        NumberColumn cpu = NumberColumn.plain();
        NumberColumn allocated = NumberColumn.plain();
        for (int node = 1; node < tree.size(); node++) {
            parents.add((long) tree.parent(node));
            names.add((long) methods.number(tree.method(node)));
            cpu.add(tree.self(node, Weight.CPU) / CPU_STEP);
            allocated.add(tree.self(node, Weight.ALLOCATED));
        }
        json.raw("{")
                .field("stacks")
                .number(tree.stacks())
                .field("cut")
                .raw(Boolean.toString(tree.isCut()))
                .field("parents")
                .raw(parents.json())
                .field("methods")
                .raw(names.json())
                .field("cpu")
                .raw(cpu.json())
                .field("allocated")
                .raw(allocated.json())
                .raw("}");
    }

    /** Writes the methods, as two fields. */
    void writeMethods(ScriptJson json) {
        StringBuilder own = new StringBuilder();
        methods.values().forEach(method -> own.append(ForeignFrames.has(method) ? '0' : '1'));
        json.field("methods")
                .list(methods.values(), ScriptJson::name)
                .field("own")
                .text(own.toString());
    }
}
