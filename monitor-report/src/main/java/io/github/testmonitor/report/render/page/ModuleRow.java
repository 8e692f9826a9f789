package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One module in the table of modules, which is there when there are several.
 *
 * @param state whether its data is whole, in words
 */
public record ModuleRow(
        String module,
        Cell tests,
        String failed,
        String lost,
        Cell cpu,
        double cpuBar,
        Cell allocated,
        Cell gc,
        Cell wall,
        String state,
        boolean whole) {

    static List<ModuleRow> of(Run run, Texts texts) {
        if (run.modules().size() < 2) {
            return List.of();
        }
        Cells cells = Cells.of(run, texts);
        long mostCpu = run.modules().stream()
                .map(module -> module.totals().cpuNanos())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return run.modules().stream()
                .map(module -> of(module, mostCpu, cells, texts))
                .toList();
    }

    private static ModuleRow of(ModuleRun module, long mostCpu, Cells cells, Texts texts) {
        Totals totals = module.totals();
        String name = Names.clean(module.module());
        ModuleRun.NoData noData = module.noData();
        if (noData != null) {
            Cell none = cells.absent(noData.reason());
            return new ModuleRow(name, none, "–", "–", none, 0, none, none, none, noData.reason(), false);
        }
        List<String> flaws = flaws(module, texts);
        return new ModuleRow(
                name,
                Cell.plain(Quantities.count(totals.finished())),
                Quantities.count(totals.failed()),
                Quantities.count(totals.lost()),
                cells.of(totals.cpuNanos(), Unit.NANOSECONDS, "absent.cpu"),
                Bars.length(Objects.requireNonNullElse(totals.cpuNanos(), 0L), mostCpu),
                cells.of(totals.allocatedBytes(), Unit.BYTES, "absent.allocated"),
                cells.of(totals.gcMillis(), Unit.MILLISECONDS, "absent.gc"),
                cells.of(totals.wallNanos(), Unit.NANOSECONDS, "absent.wall"),
                flaws.isEmpty() ? texts.of("module.whole") : String.join(" · ", flaws),
                flaws.isEmpty());
    }

    private static List<String> flaws(ModuleRun module, Texts texts) {
        List<String> flaws = new ArrayList<>();
        if (module.stale()) {
            flaws.add(texts.of("module.stale"));
        }
        long unseen = module.unseen().stream()
                .mapToLong(each -> each.ran() - each.seen())
                .sum();
        if (unseen > 0) {
            flaws.add(texts.counted("module.unseen", unseen));
        }
        return flaws;
    }
}
