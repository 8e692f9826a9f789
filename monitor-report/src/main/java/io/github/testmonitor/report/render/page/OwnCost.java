package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;

/**
 * What the monitor itself cost in the forks that lived to tell it.
 *
 * @param cpuNanos its threads and its hooks
 * @param ofForksNanos CPU time of these forks
 * @param forks how many they are
 */
public record OwnCost(long cpuNanos, long ofForksNanos, int forks) {

    public static OwnCost of(Run run) {
        long cpu = 0;
        long ofForks = 0;
        int told = 0;
        for (ForkRun fork : run.forks()) {
            ForkRecord.Monitor monitor = fork.quality().monitor();
            if (monitor != null && monitor.cpuNanos() != null && fork.cpuNanos() != null) {
                cpu = Saturated.sum(cpu, monitor.cpuNanos());
                ofForks = Saturated.sum(ofForks, fork.cpuNanos());
                told++;
            }
        }
        return new OwnCost(cpu, ofForks, told);
    }

    /** Whether any fork told it. */
    boolean isKnown() {
        return forks > 0 && ofForksNanos > 0;
    }

    /** In words, or that nobody told it. */
    public String text(Texts texts) {
        return !isKnown()
                ? texts.of("quality.ownCpu.unknown")
                : texts.of(
                        "quality.ownCpu.value",
                        Quantities.nanos(cpuNanos),
                        Shares.percent(cpuNanos, ofForksNanos),
                        texts.counted("quality.ofForks", forks));
    }
}
