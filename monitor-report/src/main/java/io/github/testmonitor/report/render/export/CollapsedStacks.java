package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.format.Names;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of all tests in the collapsed form that flame graph tools and speedscope read: one line for each place where something
 * was used, {@code class;test;outermost;…;innermost weight}. The weight is in nanoseconds or bytes. The same test of two attempts or
 * executions has its lines twice, which the tools add up.
 */
public final class CollapsedStacks {
    private static final char BETWEEN = ';';

    private final Writer out;
    private final Weight weight;

    /**
     * @param out stays the caller's to close
     */
    public CollapsedStacks(Writer out, Weight weight) {
        this.out = out;
        this.weight = weight;
    }

    /** Adds the stacks of a test or container; none where nothing is known of its code. */
    public void add(ForkRecord.Identity identity, @Nullable TestCode code) throws IOException {
        if (code == null) {
            return;
        }
        CallTree tree = code.tree();
        String className = identity.className();
        String test = frame(className == null ? "-" : className) + BETWEEN + frame(identity.displayName());
        for (int node = 0; node < tree.size(); node++) {
            long self = tree.self(node, weight);
            if (self > 0) {
                StringBuilder line = new StringBuilder(test);
                addFrames(line, tree, node);
                out.append(line).append(' ').append(Long.toString(self)).append('\n');
            }
        }
    }

    /** From the root to the node. */
    private static void addFrames(StringBuilder line, CallTree tree, int node) {
        int start = line.length();
        for (int caller = node; caller > 0; caller = tree.parent(caller)) {
            line.insert(start, BETWEEN + frame(tree.method(caller)));
        }
    }

    /** What would end a frame becomes a colon. */
    private static String frame(String name) {
        return Names.clean(name).replace(BETWEEN, ':');
    }
}
