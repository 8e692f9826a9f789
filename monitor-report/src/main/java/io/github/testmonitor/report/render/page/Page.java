package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.chart.CpuChart;
import io.github.testmonitor.report.render.chart.ForkChart;
import io.github.testmonitor.report.render.chart.MemoryChart;
import io.github.testmonitor.report.render.text.Texts;
import io.github.testmonitor.report.render.text.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows, in its order.
 *
 * @param subtitle revision, start, number of tests and forks, version of the monitor
 * @param measured whether any fork was measured at all; without, only banners, context and explanations stand
 * @param memoryNotes what must be known to read the memory chart
 * @param forkChart of the fork that is shown first, or null where its memory was not seen over time
 * @param leaks who seems to have left something behind
 * @param balance where the CPU time and the allocation of the forks went, or null where nothing is known of them
 * @param explanations term and meaning
 * @param code which code it was, or null where nothing is known of it
 */
public record Page(
        String title,
        String subtitle,
        boolean measured,
        List<Banner> banners,
        Verdict verdict,
        List<KeyFigure> keyFigures,
        @Nullable MemoryChart memoryChart,
        List<String> memoryNotes,
        @Nullable CpuChart cpuChart,
        List<RankTable> rankings,
        @Nullable ForkChart forkChart,
        LeakTables leaks,
        List<RollUp> rollUps,
        List<ForkRow> forks,
        @Nullable BalanceTable balance,
        @Nullable ModuleTable modules,
        List<Fact> context,
        List<Fact> quality,
        List<Fact> explanations,
        @Nullable CodeSection code) {
    private static final List<String> TERMS = List.of(
            "growth",
            "peakRss",
            "container",
            "cpu",
            "children",
            "allocated",
            "heap",
            "gc",
            "wall",
            "exact",
            "sampled",
            "shared",
            "atLeast",
            "absent",
            "ownThread",
            "lost");

    public static Page of(Run run, Texts texts) {
        return new Page(
                Names.clean(run.title()),
                subtitle(run, texts),
                !run.forks().isEmpty(),
                Banners.of(run, texts),
                Verdict.of(run, texts),
                KeyFigures.of(run, texts),
                MemoryChart.of(run, texts),
                memoryNotes(run, texts),
                CpuChart.of(run, texts),
                RankTables.of(run, texts),
                ForkChart.of(run, texts),
                LeakTables.of(run, texts),
                RollUp.of(run, texts),
                ForkRow.of(run, texts),
                BalanceTable.of(run, texts),
                ModuleTable.of(run, texts),
                ContextFacts.of(run, texts),
                run.forks().isEmpty() ? List.of() : QualityFacts.of(run, texts),
                TERMS.stream()
                        .map(term -> new Fact(texts.of("how." + term), texts.of("how." + term + ".text")))
                        .toList(),
                CodeSection.of(run, texts));
    }

    private static String subtitle(Run run, Texts texts) {
        List<String> parts = new ArrayList<>();
        ExecutionContext context = run.context();
        if (context != null && context.revision() != null) {
            String branch = context.revision().branch();
            String commit = context.revision().commit();
            if (branch != null) {
                parts.add(Names.clean(branch));
            }
            if (commit != null) {
                parts.add(Names.clean(commit.substring(0, Math.min(7, commit.length()))));
            }
        }
        if (run.startedAt() != null) {
            parts.add(run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (!run.forks().isEmpty()) {
            parts.add(counts(run, texts));
        }
        if (context != null) {
            parts.add(
                    texts.of("subtitle.monitor", Names.clean(context.software().monitorVersion())));
        }
        return String.join(" · ", parts);
    }

    private static String counts(Run run, Texts texts) {
        return texts.of(
                "subtitle",
                texts.counted("tests", run.totals().finished() + run.totals().lost()),
                texts.counted("forks", run.forks().size()));
    }

    private static List<String> memoryNotes(Run run, Texts texts) {
        List<String> notes = new ArrayList<>();
        if (run.container() == null) {
            notes.add(texts.of("memory.noContainer"));
        } else {
            notes.add(texts.of("memory.container"));
            if (run.container().memoryLimitBytes() == null) {
                notes.add(texts.of("memory.noLimit"));
            }
        }
        if (run.container() != null
                && run.container().throttledNanos() != null
                && run.container().throttledNanos() > 0) {
            notes.add(texts.of(
                    "memory.throttled", Quantities.nanos(run.container().throttledNanos())));
        }
        return notes;
    }
}
