package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;

/** Names the columns of metrics. */
final class Heads {
    private Heads() {}

    static Ranking.Head of(Metric metric, Run run, Texts texts) {
        boolean ownThread = run.totals().ownThreadOnly() && (metric == Metric.CPU_TIME || metric == Metric.ALLOCATED);
        return new Ranking.Head(texts.of("metric." + metric), ownThread ? texts.of("kind.ownThread") : null);
    }
}
