package io.github.testmonitor.report.metrics;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.metrics.OpenMetrics.Label;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A finished run for CI systems that compare such files as text (GitLab shows what has changed in a merge request): modules and forks,
 * only figures that hardly vary from run to run, rounded so that noise does not show: bytes to two digits. No times: CPU and wall
 * time are another number each time. What was not measured is left out, and so is a module whose tests were not seen.
 */
public final class RunMetrics {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private RunMetrics() {}

    public static String text(Run run) {
        OpenMetrics metrics = new OpenMetrics();
        List<ModuleRun> modules =
                run.modules().stream().filter(RunMetrics::known).toList();
        metrics.gauge(
                "monitor_module_tests", "", "Attempts of tests of a module, by outcome; skipped ones did not run.");
        for (ModuleRun module : modules) {
            outcomes(metrics, module);
        }
        metrics.gauge("monitor_module_allocated_bytes", "bytes", "Allocated in the heap by the tests, two digits.");
        for (ModuleRun module : modules) {
            bytes(
                    metrics,
                    "monitor_module_allocated_bytes",
                    List.of(label(module)),
                    module.totals().allocatedBytes());
        }
        forks(metrics, run.forks());
        return metrics.text();
    }

    /** Where nothing was to be measured, zero is what is known. */
    private static boolean known(ModuleRun module) {
        NoData noData = module.noData();
        return !module.stale() && (noData == null || noData.expected());
    }

    private static void outcomes(OpenMetrics metrics, ModuleRun module) {
        Totals totals = module.totals();
        Map<String, Long> outcomes = new TreeMap<>(Map.of(
                "successful", totals.successful(),
                "failed", totals.failed(),
                "aborted", totals.aborted(),
                "skipped", totals.skipped(),
                "lost", totals.lost()));
        outcomes.forEach((outcome, count) ->
                metrics.sample("monitor_module_tests", List.of(label(module), new Label("outcome", outcome)), count));
    }

    /** Where several forks ran under one number, one after the other, the greatest stands for them. */
    private static void forks(OpenMetrics metrics, List<ForkRun> forks) {
        Map<String, SameNumber> numbers = new TreeMap<>();
        for (ForkRun fork : forks) {
            ForkRecord.ForkStarted started = fork.started();
            if (started != null) {
                List<Label> labels = labels(started);
                numbers.computeIfAbsent(labels.toString(), key -> new SameNumber(labels, new ArrayList<>()))
                        .forks()
                        .add(fork);
            }
        }
        metrics.gauge("monitor_fork_peak_rss_bytes", "bytes", "Greatest resident memory of a fork, two digits.");
        numbers.values()
                .forEach(same -> bytes(
                        metrics,
                        "monitor_fork_peak_rss_bytes",
                        same.labels(),
                        most(same.forks(), ForkRun::peakRssBytes)));
        metrics.gauge("monitor_fork_allocated_bytes", "bytes", "Allocated in the heap by a whole fork, two digits.");
        numbers.values()
                .forEach(same -> bytes(
                        metrics,
                        "monitor_fork_allocated_bytes",
                        same.labels(),
                        most(same.forks(), fork -> fork.process().allocatedBytes())));
    }

    /** Forks that have the same labels. */
    private record SameNumber(List<Label> labels, List<ForkRun> forks) {}

    private static List<Label> labels(ForkRecord.ForkStarted started) {
        Integer number = started.fork();
        String execution = started.execution();
        return List.of(
                new Label("module", Names.clean(started.module())),
                new Label("execution", execution == null ? "" : Names.clean(execution)),
                new Label("fork", number == null ? "" : number.toString()));
    }

    private static Label label(ModuleRun module) {
        return new Label("module", Names.clean(module.module()));
    }

    private static @Nullable Long most(List<ForkRun> forks, Measure measure) {
        Long most = null;
        for (ForkRun fork : forks) {
            Long value = measure.of(fork);
            most = most == null || (value != null && value > most) ? value : most;
        }
        return most;
    }

    private static void bytes(OpenMetrics metrics, String name, List<Label> labels, @Nullable Long bytes) {
        if (bytes != null) {
            metrics.sample(
                    name, labels, BigDecimal.valueOf(bytes).round(TWO_DIGITS).longValueExact());
        }
    }

    /** A figure of a fork that may be missing. */
    private interface Measure {
        @Nullable
        Long of(ForkRun fork);
    }
}
