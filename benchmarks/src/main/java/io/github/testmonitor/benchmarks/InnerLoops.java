package io.github.testmonitor.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of one class in JVMs without and with the agent, in turn, and prints the CPU time of an operation. */
final class InnerLoops {
    private static final int ROUNDS = 3;

    private InnerLoops() {}

    static void run(Class<?> benchmarks, AgentUnderTest agent) throws RunnerException {
        run(benchmarks, agent, new boolean[] {false, true});
    }

    /** For what is of the agent itself, which is nothing without it. */
    static void runWithAgent(Class<?> benchmarks, AgentUnderTest agent) throws RunnerException {
        run(benchmarks, agent, new boolean[] {true});
    }

    private static void run(Class<?> benchmarks, AgentUnderTest agent, boolean[] ways) throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (boolean monitored : ways) {
                for (RunResult result : new Runner(options(benchmarks, agent, monitored)).run()) {
                    results.add(result);
                    labels.add(monitored ? "monitored" : "plain");
                }
            }
        }
        System.out.printf("%nCPU time of an operation, least and median iteration %s%n", agent.settings());
        for (int at = 0; at < results.size(); at++) {
            print(labels.get(at), results.get(at));
        }
    }

    private static Options options(Class<?> benchmarks, AgentUnderTest agent, boolean monitored) {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmarks.getName() + ".*")
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(8)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(ProcessCpu.class);
        if (monitored) {
            options.jvmArgsAppend(agent.argument(), "-Xmx512m");
        } else {
            options.jvmArgsAppend("-Xmx512m");
        }
        return options.build();
    }

    private static String name(RunResult result) {
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> " " + result.getParams().getParam(key))
                .collect(Collectors.joining());
        return result.getParams().getBenchmark().replaceFirst(".*\\.benchmarks\\.", "") + parameters;
    }

    private static void print(String label, RunResult result) {
        List<Double> cpu = new ArrayList<>();
        result.getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults().forEach(iteration -> {
                    Collection<Result> ofProfiler = iteration.getSecondaryResults().values().stream()
                            .map(Result.class::cast)
                            .toList();
                    ofProfiler.stream()
                            .filter(one -> one.getLabel().endsWith(ProcessCpu.LABEL))
                            .forEach(one -> cpu.add(one.getScore()));
                }));
        cpu.sort(null);
        System.out.printf(
                Locale.ROOT, "%-60s %-10s %8.0f %8.0f ns%n", name(result), label, cpu.get(0), cpu.get(cpu.size() / 2));
    }
}
