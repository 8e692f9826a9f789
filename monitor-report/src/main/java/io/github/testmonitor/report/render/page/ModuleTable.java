package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.NoDataText;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The modules, when there are several.
 *
 * @param cpu the head of the CPU column
 * @param allocated the head of the column of allocated bytes
 */
public record ModuleTable(Column.Head cpu, Column.Head allocated, List<Row> rows) {

    /**
     * One module.
     *
     * @param state whether its data is whole, in words
     */
    public record Row(
            String module,
            Cell tests,
            Cell failed,
            Cell lost,
            Cell cpu,
            double cpuBar,
            Cell allocated,
            Cell gc,
            Cell wall,
            String state,
            boolean whole) {}

    /** The table, or null for a single module: it would repeat what stands above. */
    static @Nullable ModuleTable of(Run run, Texts texts) {
        return run.modules().size() < 2 ? null : new Maker(run.modules(), texts).table();
    }

    private static final class Maker {
        private final List<ModuleRun> modules;
        private final Texts texts;
        private final Cells cells;

        Maker(List<ModuleRun> modules, Texts texts) {
            this.modules = modules;
            this.texts = texts;
            this.cells = new Cells(texts);
        }

        ModuleTable table() {
            Column cpu = work(Metric.CPU_TIME, Totals::cpuNanos, "absent.cpu");
            Column allocated = work(Metric.ALLOCATED, Totals::allocatedBytes, "absent.allocated");
            long mostCpu = modules.stream()
                    .mapToLong(module -> cpuNanos(module.totals()))
                    .max()
                    .orElse(0);
            List<Row> rows = new ArrayList<>();
            for (ModuleRun module : modules) {
                Totals totals = module.totals();
                List<String> flaws = flaws(module);
                rows.add(new Row(
                        Names.clean(module.module()),
                        unlessMissing(module, Cell.plain(Quantities.count(totals.finished()))),
                        unlessMissing(module, Cell.plain(Quantities.count(totals.failed()))),
                        unlessMissing(module, Cell.plain(Quantities.count(totals.lost()))),
                        cpu.cells().get(rows.size()),
                        Bars.length(cpuNanos(totals), mostCpu),
                        allocated.cells().get(rows.size()),
                        unlessMissing(module, cells.of(totals, Metric.GC_TIME, totals.gcMillis(), "absent.gc")),
                        unlessMissing(module, cells.of(totals, Metric.WALL_TIME, totals.wallNanos(), "absent.wall")),
                        flaws.isEmpty() ? texts.of("module.whole") : String.join(" · ", flaws),
                        flaws.isEmpty()
                                || (module.noData() != null && module.noData().expected())));
            }
            return new ModuleTable(cpu.head(), allocated.head(), rows);
        }

        private Column work(Metric metric, Function<Totals, @Nullable Long> sum, String reasonKey) {
            return cells.column(
                    texts.of("metric." + metric),
                    modules.stream()
                            .map(module -> unlessMissing(
                                    module, cells.of(module.totals(), metric, sum.apply(module.totals()), reasonKey)))
                            .toList());
        }

        /** Of a module whose data is missing or was not read, no figure is known, whatever its totals hold. */
        private Cell unlessMissing(ModuleRun module, Cell cell) {
            String reason = missing(module);
            return reason == null ? cell : cells.absent(reason);
        }

        private @Nullable String missing(ModuleRun module) {
            NoData noData = module.noData();
            if (noData != null) {
                return NoDataText.of(noData, texts).reason();
            }
            return module.stale() ? texts.of("module.stale") : null;
        }

        private List<String> flaws(ModuleRun module) {
            List<String> flaws = new ArrayList<>();
            String missing = missing(module);
            if (missing != null) {
                flaws.add(missing);
            }
            long unseen = module.unseen().stream()
                    .mapToLong(each -> each.ran() - each.seen())
                    .sum();
            if (unseen > 0) {
                flaws.add(texts.counted("module.unseen", unseen));
            }
            return flaws;
        }

        private static long cpuNanos(Totals totals) {
            return Objects.requireNonNullElse(totals.cpuNanos(), 0L);
        }
    }
}
