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
        Cell failed,
        Cell lost,
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
        Cells cells = new Cells(texts);
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
        if (noData != null || module.stale()) {
            String reason = noData != null ? noData.reason() : texts.of("module.stale");
            Cell none = cells.absent(reason);
            boolean expected = noData != null && noData.expected();
            return new ModuleRow(name, none, none, none, none, 0, none, none, none, reason, expected);
        }
        List<String> flaws = flaws(module, texts);
        return new ModuleRow(
                name,
                Cell.plain(Quantities.count(totals.finished())),
                Cell.plain(Quantities.count(totals.failed())),
                Cell.plain(Quantities.count(totals.lost())),
                cells.work(totals.cpuNanos(), Unit.NANOSECONDS, totals.ownThreadOnly(), "absent.cpu"),
                Bars.length(Objects.requireNonNullElse(totals.cpuNanos(), 0L), mostCpu),
                cells.work(totals.allocatedBytes(), Unit.BYTES, totals.ownThreadOnly(), "absent.allocated"),
                cells.of(totals.gcMillis(), Unit.MILLISECONDS, "absent.gc"),
                cells.of(totals.wallNanos(), Unit.NANOSECONDS, "absent.wall"),
                flaws.isEmpty() ? texts.of("module.whole") : String.join(" · ", flaws),
                flaws.isEmpty());
    }

    private static List<String> flaws(ModuleRun module, Texts texts) {
        List<String> flaws = new ArrayList<>();
        long unseen = module.unseen().stream()
                .mapToLong(each -> each.ran() - each.seen())
                .sum();
        if (unseen > 0) {
            flaws.add(texts.counted("module.unseen", unseen));
        }
        return flaws;
    }
}
