package io.github.testmonitor.report.ranking;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.RunCode;
import io.github.testmonitor.report.model.RunCode.SpikeOfTest;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the code of tests and containers by class, module and run, and ranks the spikes. All that it is told comes from one
 * reading of the files. Its memory is bounded. Not thread-safe.
 */
public final class CodeVisitor implements SpanVisitor {
    /** 32 bytes each. */
    private static final int RUN_NODES = 20_000;

    private static final int MODULE_NODES = 10_000;
    private static final int MOST_MODULES = 200;

    private final Top<SpikeOfTest> memorySpikes;
    /** Of the container's memory: whatever else lives there may have made them. */
    private final Top<SpikeOfTest> containerSpikes;

    private final Top<SpikeOfTest> cpuSpikes;
    private final ClassTrees classes = new ClassTrees();
    private final Map<String, CallTree> modules = new LinkedHashMap<>();
    private @Nullable CallTree run;

    /**
     * @param top how many spikes are kept
     */
    public CodeVisitor(int top) {
        memorySpikes = new Top<>(top);
        containerSpikes = new Top<>(top);
        cpuSpikes = new Top<>(top);
    }

    @Override
    public void test(TestRun test) {
        TestCode code = test.code();
        if (code == null) {
            return;
        }
        add(test.module(), test.identity(), code.tree());
        memorySpike(test, code);
        for (Spike spike : code.spikes()) {
            if (spike.what() == Spike.What.CPU) {
                cpuSpikes.add(new SpikeOfTest(test, spike), spike.amount());
            }
        }
    }

    @Override
    public void container(ContainerRun container) {
        if (container.code() != null) {
            add(container.module(), container.identity(), container.code().tree());
        }
    }

    public RunCode toRunCode() {
        return new RunCode(
                run == null ? CallTree.none() : run,
                Map.copyOf(modules),
                classes.toList(),
                classes.leftOut(),
                Stream.concat(memorySpikes.toList().stream(), containerSpikes.toList().stream())
                        .toList(),
                cpuSpikes.toList());
    }

    /** The foremost alone: heap and resident memory of one test rise together. */
    private void memorySpike(TestRun test, TestCode code) {
        Spike spike = code.spike();
        if (spike != null && spike.what() != Spike.What.CPU) {
            (spike.what() == Spike.What.CONTAINER ? containerSpikes : memorySpikes)
                    .add(new SpikeOfTest(test, spike), spike.amount());
        }
    }

    private void add(String module, ForkRecord.Identity identity, CallTree tree) {
        if (tree.isEmpty()) {
            return;
        }
        if (run == null) {
            run = tree.empty(RUN_NODES);
        }
        run.add(tree);
        if (modules.size() < MOST_MODULES || modules.containsKey(module)) {
            modules.computeIfAbsent(module, first -> tree.empty(MODULE_NODES)).add(tree);
        }
        classes.add(new GroupKey(module, RankingVisitor.className(identity)), tree);
    }
}
