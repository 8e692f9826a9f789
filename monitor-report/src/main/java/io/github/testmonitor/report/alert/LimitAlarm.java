package io.github.testmonitor.report.alert;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.TestLimits;
import io.github.testmonitor.report.format.Excess;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.live.LiveListener.Finished;
import io.github.testmonitor.report.live.LiveListener.Fork;
import io.github.testmonitor.report.live.LiveView.Running;
import io.github.testmonitor.report.model.Metric;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Warns of each test and limit once: while the test runs, where that can be told, else when it has finished. Not thread-safe. */
final class LimitAlarm {
    private static final Set<Metric> OF_FORK = EnumSet.of(Metric.PEAK_HEAP, Metric.PEAK_RSS, Metric.RSS_GROWTH);

    private final Function<String, TestLimits> limits;
    private final BoundedLines lines;
    /** What was said of the tests that run, by fork and span. */
    private final Map<Integer, Map<Long, Set<Metric>>> said = new HashMap<>();

    LimitAlarm(Function<String, TestLimits> limits, BoundedLines lines) {
        this.limits = limits;
        this.lines = lines;
    }

    void running(Fork fork, List<Running> tests) {
        TestLimits ofModule = limits.apply(fork.started().module());
        if (ofModule.isEmpty()) {
            return;
        }
        for (Running test : tests) {
            for (Limit limit : ofModule.of(test.identity())) {
                long least = SoFarMetrics.least(test, limit.metric());
                if (least > limit.maximum() && isNew(fork, test.id(), limit.metric())) {
                    boolean shared =
                            OF_FORK.contains(limit.metric()) && !test.soFar().alone();
                    say(fork, test.identity(), limit, least, shared ? " so far, shared" : " so far");
                }
            }
        }
    }

    void finished(Fork fork, Finished test) {
        TestLimits ofModule = limits.apply(fork.started().module());
        if (ofModule.isEmpty()) {
            return;
        }
        for (Limit limit : ofModule.of(test.identity())) {
            Measured measured = MetricValues.measured(test.figures(), limit.metric());
            if (measured != null && measured.value() > limit.maximum() && isNew(fork, test.id(), limit.metric())) {
                say(fork, test.identity(), limit, measured.value(), how(measured));
            }
        }
        Map<Long, Set<Metric>> ofFork = said.get(fork.number());
        if (ofFork != null) {
            ofFork.remove(test.id());
        }
    }

    private static String how(Measured measured) {
        return measured.ownThread() ? ", own thread" : measured.kind() == Kind.SHARED ? ", shared" : "";
    }

    void ended(Fork fork) {
        said.remove(fork.number());
    }

    private boolean isNew(Fork fork, long id, Metric metric) {
        return said.computeIfAbsent(fork.number(), key -> new HashMap<>())
                .computeIfAbsent(id, key -> EnumSet.noneOf(Metric.class))
                .add(metric);
    }

    private void say(Fork fork, ForkRecord.Identity test, Limit limit, long measured, String how) {
        Excess excess = Excess.of(measured, limit.maximum(), limit.metric().unit());
        lines.say(Names.test(test.className(), test.methodName(), test.displayName()) + ": " + limit.metric() + " "
                + excess.measured() + how + ", allowed "
                + excess.allowed() + " (fork " + fork.number() + ")");
    }
}
