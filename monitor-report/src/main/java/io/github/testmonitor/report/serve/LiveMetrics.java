package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.live.LiveNames;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.metrics.OpenMetrics;
import io.github.testmonitor.report.metrics.OpenMetrics.Label;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus scrapes of a build that runs: counters by module, gauges by fork. Names of tests are labels only where that was
 * asked for, and then only of the tests that run and of the costliest ten. Thread-safe.
 */
final class LiveMetrics implements LiveListener {
    private static final int MOST_RUNNING = 20;
    private static final int LONGEST_NAME = 120;

    private final boolean testLabels;
    private final Map<String, Module> modules = new TreeMap<>();
    private @Nullable LiveView view;

    LiveMetrics(boolean testLabels) {
        this.testLabels = testLabels;
    }

    synchronized void show(LiveView latest) {
        view = latest;
    }

    @Override
    public synchronized void newBuild() {
        modules.clear();
    }

    @Override
    public synchronized void started(Fork fork) {
        module(fork).forks++;
    }

    @Override
    public synchronized void sample(Fork fork, ForkRecord.Sample sample) {
        Module module = module(fork);
        Map<Reading, Long> counters =
                module.counters.computeIfAbsent(fork.number(), key -> new EnumMap<>(Reading.class));
        for (Reading reading : List.of(Reading.CPU, Reading.ALLOCATED, Reading.GC_TIME)) {
            sample.readings().get(reading).ifPresent(value -> counters.merge(reading, value, Math::max));
        }
    }

    @Override
    public synchronized void finished(Fork fork, Finished test) {
        Module module = module(fork);
        module.tests.merge(test.status(), 1L, Long::sum);
        module.testNanos += test.figures().get(Figure.WALL).orElse(0);
    }

    /** What the fork counted goes into the sum of its module, so that nothing is kept of forks that are over. */
    @Override
    public synchronized void ended(Fork fork, ForkRecord.ForkFinished last) {
        Module module = module(fork);
        Map<Reading, Long> counters = module.counters.remove(fork.number());
        if (counters != null) {
            counters.forEach((reading, value) -> module.ended.merge(reading, value, Long::sum));
        }
    }

    synchronized String text() {
        OpenMetrics metrics = new OpenMetrics();
        metrics.total("monitor_tests_total", "Attempts of tests that have finished.");
        modules.forEach((name, module) -> module.tests.forEach((status, count) -> metrics.sample(
                "monitor_tests_total", List.of(module(name), new Label("status", status.jsonName())), count)));
        metrics.total("monitor_test_duration_seconds_total", "Wall time of the tests that have finished.");
        modules.forEach((name, module) ->
                metrics.seconds("monitor_test_duration_seconds_total", List.of(module(name)), module.testNanos));
        metrics.total("monitor_forks_started_total", "Test JVMs that have begun.");
        modules.forEach(
                (name, module) -> metrics.sample("monitor_forks_started_total", List.of(module(name)), module.forks));
        metrics.total("monitor_cpu_seconds_total", "CPU time of the test JVMs.");
        modules.forEach((name, module) -> module.sum(Reading.CPU)
                .ifPresent(nanos -> metrics.seconds("monitor_cpu_seconds_total", List.of(module(name)), nanos)));
        metrics.total("monitor_allocated_bytes_total", "Allocated in the heaps of the test JVMs.");
        modules.forEach((name, module) -> module.sum(Reading.ALLOCATED)
                .ifPresent(bytes -> metrics.sample("monitor_allocated_bytes_total", List.of(module(name)), bytes)));
        metrics.total("monitor_gc_duration_seconds_total", "Time of garbage collections in the test JVMs.");
        modules.forEach((name, module) -> module.sum(Reading.GC_TIME)
                .ifPresent(millis -> metrics.seconds(
                        "monitor_gc_duration_seconds_total", List.of(module(name)), millis * 1_000_000)));
        if (view != null) {
            gauges(metrics, view);
        }
        return metrics.text();
    }

    private void gauges(OpenMetrics metrics, LiveView latest) {
        gauge(metrics, latest, "monitor_fork_rss_bytes", "Resident memory.", LiveView.Fork::rssBytes);
        gauge(metrics, latest, "monitor_fork_heap_used_bytes", "Java heap in use.", LiveView.Fork::heapUsedBytes);
        gauge(metrics, latest, "monitor_fork_heap_limit_bytes", "Greatest Java heap.", LiveMetrics::maxHeap);
        metrics.gauge("monitor_fork_threads", "", "Live threads.");
        latest.forks()
                .forEach(fork ->
                        fork.threads().ifPresent(count -> metrics.sample("monitor_fork_threads", labels(fork), count)));
        metrics.gauge("monitor_fork_tests_running", "", "Tests that run.");
        latest.forks()
                .forEach(fork -> metrics.sample(
                        "monitor_fork_tests_running",
                        labels(fork),
                        fork.running().size()));
        LiveView.Container container = latest.container();
        metrics.gauge("monitor_container_memory_bytes", "bytes", "What the container of the forks holds.");
        if (container != null) {
            metrics.sample("monitor_container_memory_bytes", List.of(), container.memoryBytes());
        }
        metrics.gauge("monitor_container_memory_limit_bytes", "bytes", "What the container of the forks may hold.");
        if (container != null && container.limitBytes() != null) {
            metrics.sample("monitor_container_memory_limit_bytes", List.of(), container.limitBytes());
        }
        if (testLabels) {
            tests(metrics, latest);
        }
    }

    private static void tests(OpenMetrics metrics, LiveView latest) {
        metrics.gauge("monitor_test_running_seconds", "seconds", "For how long a test has been running.");
        List<String> named = new ArrayList<>();
        for (LiveView.Fork fork : latest.forks()) {
            for (LiveView.Running test : fork.running()) {
                List<Label> labels = new ArrayList<>(labels(fork));
                labels.add(new Label("test", LiveNames.of(test.identity(), LONGEST_NAME)));
                if (named.size() < MOST_RUNNING && !named.contains(labels.toString())) {
                    named.add(labels.toString());
                    metrics.seconds("monitor_test_running_seconds", labels, test.nanos());
                }
            }
        }
        Map<String, Long> cpu = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        for (LiveView.Finished test : latest.costliest()) {
            String name = LiveNames.of(test.identity(), LONGEST_NAME);
            test.cpuNanos().ifPresent(nanos -> cpu.merge(name, nanos, Math::max));
            test.allocatedBytes().ifPresent(bytes -> allocated.merge(name, bytes, Math::max));
        }
        metrics.gauge("monitor_test_top_cpu_seconds", "seconds", "CPU time of the costliest finished tests.");
        new TreeMap<>(cpu)
                .forEach((name, nanos) ->
                        metrics.seconds("monitor_test_top_cpu_seconds", List.of(new Label("test", name)), nanos));
        metrics.gauge("monitor_test_top_allocated_bytes", "bytes", "Allocated by the costliest finished tests.");
        new TreeMap<>(allocated)
                .forEach((name, bytes) ->
                        metrics.sample("monitor_test_top_allocated_bytes", List.of(new Label("test", name)), bytes));
    }

    private static void gauge(
            OpenMetrics metrics, LiveView view, String name, String help, Function<LiveView.Fork, OptionalLong> value) {
        metrics.gauge(name, "bytes", help);
        view.forks().forEach(fork -> value.apply(fork).ifPresent(bytes -> metrics.sample(name, labels(fork), bytes)));
    }

    private static OptionalLong maxHeap(LiveView.Fork fork) {
        Long most = fork.started().jvm().maxHeapBytes();
        return most == null ? OptionalLong.empty() : OptionalLong.of(most);
    }

    private static List<Label> labels(LiveView.Fork fork) {
        return List.of(
                module(Names.clean(fork.started().module())), new Label("fork", Integer.toString(fork.number())));
    }

    private static Label module(String name) {
        return new Label("module", name);
    }

    private Module module(Fork fork) {
        return modules.computeIfAbsent(Names.clean(fork.started().module()), key -> new Module());
    }

    /** The counters of one module. */
    private static final class Module {
        private final Map<Status, Long> tests = new EnumMap<>(Status.class);
        private final Map<Integer, Map<Reading, Long>> counters = new HashMap<>();
        private final Map<Reading, Long> ended = new EnumMap<>(Reading.class);
        private long testNanos;
        private long forks;

        OptionalLong sum(Reading reading) {
            boolean known =
                    ended.containsKey(reading) || counters.values().stream().anyMatch(one -> one.containsKey(reading));
            return known
                    ? OptionalLong.of(ended.getOrDefault(reading, 0L)
                            + counters.values().stream()
                                    .mapToLong(one -> one.getOrDefault(reading, 0L))
                                    .sum())
                    : OptionalLong.empty();
        }
    }
}
