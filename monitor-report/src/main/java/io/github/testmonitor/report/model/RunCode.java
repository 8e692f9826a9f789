package io.github.testmonitor.report.model;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.Spike;
import java.util.List;
import java.util.Map;

/**
 * Which code a run spent its time and memory in. Trees hold tests and containers.
 *
 * @param run all stacks together; empty where none was seen
 * @param modules by {@code groupId:artifactId}, those with stacks
 * @param classes those with stacks, as far as they fit, the one with most CPU first
 * @param classesLeftOut how many classes with stacks are not among them
 * @param memorySpikes the greatest of the tests' spikes of memory, the greatest first; behind them those of the container's memory, which
 *     others may have made
 * @param cpuSpikes the same of CPU
 */
public record RunCode(
        CallTree run,
        Map<String, CallTree> modules,
        List<ClassCode> classes,
        int classesLeftOut,
        List<SpikeOfTest> memorySpikes,
        List<SpikeOfTest> cpuSpikes) {

    /** Whether any stack was seen. */
    public boolean hasStacks() {
        return !run.isEmpty();
    }

    /** A class of a module. */
    public record ClassCode(String module, String className, CallTree tree) {}

    /** A spike and the attempt that it is of. */
    public record SpikeOfTest(TestRun test, Spike spike) {}
}
