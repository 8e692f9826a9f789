package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.ForkEnd.Ending;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.EvidenceText;
import io.github.testmonitor.report.render.text.Phrase;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import static io.github.testmonitor.report.render.page.Banner.Level.DIED;
import static io.github.testmonitor.report.render.page.Banner.Level.WARNING;

/**
 * Says of a fork that did not end in order how it ended, what it was doing, and what is known of the cause. A cause is named
 * only where a counter tells it.
 */
final class ForkBanner {
    private static final int MOST_TESTS = 5;
    private static final double NEAR_THE_LIMIT = 0.9;

    private ForkBanner() {}

    static boolean isNeeded(ForkRun fork) {
        return fork.disabled() == null && !fork.end().inOrder();
    }

    static Banner of(ForkRun fork, Run run, Texts texts) {
        List<Phrase> lines = new ArrayList<>();
        List<TestRun> lost = fork.end().lost();
        lost.stream().limit(MOST_TESTS).map(test -> lost(test, texts)).forEach(lines::add);
        if (lost.size() > MOST_TESTS) {
            lines.add(Phrase.plain(texts.counted("more", lost.size() - MOST_TESTS)));
        }
        if (lost.isEmpty()) {
            ContainerRun container = fork.end().diedIn();
            lines.add(container == null ? texts.phrase("banner.fork.betweenTests") : outside(container, texts));
        }
        cause(fork, run, texts, lines);
        String title = switch (fork.end().ending()) {
            case NO_LAST_RECORD -> "banner.fork.died";
            case EXIT_IN_TEST -> exited(fork) ? "banner.fork.exitInTest" : "banner.fork.lost";
            case EXIT -> "banner.fork.lost";
        };
        return new Banner(
                lost.isEmpty() && fork.end().ending() == Ending.EXIT_IN_TEST ? WARNING : DIED,
                texts.of(
                        title,
                        fork.number(),
                        Names.clean(fork.label()),
                        Quantities.nanos(fork.duration().toNanos())),
                lines);
    }

    /** A JVM that is asked to end by a signal runs its hooks, too. */
    private static boolean exited(ForkRun fork) {
        Death death = fork.end().death();
        return death == null || death.cause() == Death.Cause.EXITED;
    }

    private static boolean isNear(long peakBytes, long limitBytes) {
        return (double) peakBytes >= NEAR_THE_LIMIT * (double) limitBytes;
    }

    private static Phrase lost(TestRun test, Texts texts) {
        OptionalLong growth = MetricValues.of(test, Metric.RSS_GROWTH);
        TestName name = TestName.of(test);
        return growth.isEmpty() || growth.getAsLong() <= 0
                ? texts.phrase("banner.fork.running", name)
                : texts.phrase("banner.fork.running.grown", name, Quantities.bytes(growth.getAsLong()));
    }

    private static Phrase outside(ContainerRun container, Texts texts) {
        long growth = MetricValues.of(container, Metric.RSS_GROWTH).orElse(0);
        TestName name = TestName.of(container);
        return growth <= 0
                ? texts.phrase("banner.fork.outside", name)
                : texts.phrase("banner.fork.outside.grown", name, Quantities.bytes(growth));
    }

    private static void cause(ForkRun fork, Run run, Texts texts, List<Phrase> lines) {
        Death death = fork.end().death();
        if (death != null) {
            lines.add(texts.phrase("banner.fork.verdict", texts.of("death." + death.cause())));
            EvidenceText.of(death, texts).forEach(sentence -> lines.add(Phrase.plain(sentence)));
        }
        Long peak = fork.peakRssBytes();
        if (peak != null) {
            String bytes = Quantities.bytes(peak);
            lines.add(texts.phrase(fork.died() ? "banner.fork.peak.atLeast" : "banner.fork.peak", bytes));
        }
        if (!fork.died() || (death != null && death.cause() != Death.Cause.UNKNOWN)) {
            return;
        }
        Long oomKills = fork.oomKills();
        ContainerHistory container = run.container();
        if (oomKills != null && oomKills > 0) {
            lines.add(texts.phrase("banner.fork.oom"));
        } else if (container != null
                && container.memoryLimitBytes() != null
                && isNear(container.peakBytes(), container.memoryLimitBytes())) {
            lines.add(texts.phrase(
                    "banner.fork.nearLimit", Shares.percent(container.peakBytes(), container.memoryLimitBytes())));
        } else if (death == null) {
            lines.add(texts.phrase("banner.fork.unknownCause"));
        }
    }
}
