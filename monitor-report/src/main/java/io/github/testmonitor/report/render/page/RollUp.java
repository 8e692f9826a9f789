package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classes or packages by what their tests and set-ups cost together: those at the top in CPU time, allocation, growth of the
 * resident memory or CPU time of child processes, ordered by CPU time.
 *
 * @param level class or package
 * @param head of the column of names
 * @param cpu the head of the CPU column
 * @param allocated the head of the column of allocated bytes
 * @param heads of the columns after it; those of child processes are there only where any used something
 */
public record RollUp(
        String id,
        String level,
        String title,
        String head,
        Column.Head cpu,
        Column.Head allocated,
        List<Column.Head> heads,
        List<Row> rows) {
    private static final int MOST_OF_EACH = 6;
    private static final List<Metric> SELECTED_BY =
            List.of(Metric.CPU_TIME, Metric.ALLOCATED, Metric.RSS_GROWTH, Metric.CHILD_CPU_TIME);
    private static final Set<Metric> OF_CHILDREN = EnumSet.of(Metric.CHILD_CPU_TIME, Metric.CHILD_PEAK_RSS);

    /** One class or package. Bars are shares of the greatest row, 0 to 100. */
    public record Row(
            String name,
            @Nullable String module,
            String tests,
            Cell cpu,
            double cpuBar,
            Cell allocated,
            double allocatedBar,
            List<Cell> cells) {}

    /** The roll-ups that say more than the one above them: with a single package, there is none of packages. */
    static List<RollUp> of(Run run, Texts texts) {
        List<RollUp> rollUps = new ArrayList<>();
        for (Rankings.Level level : List.of(Rankings.Level.CLASS, Rankings.Level.PACKAGE)) {
            RollUp rollUp = of(level, run, texts);
            if (rollUp.rows.size() > 1 || (level == Rankings.Level.CLASS && !rollUp.rows.isEmpty())) {
                rollUps.add(rollUp);
            }
        }
        return rollUps;
    }

    private static RollUp of(Rankings.Level level, Run run, Texts texts) {
        List<Rankings.Group> groups = select(run.rankings().groups().getOrDefault(level, Map.of()));
        long mostCpu = most(groups, Metric.CPU_TIME);
        long mostAllocated = most(groups, Metric.ALLOCATED);
        boolean severalModules = run.modules().size() > 1;
        Cells cells = new Cells(texts);
        Column cpu = work(groups, Metric.CPU_TIME, "absent.cpu", cells, texts);
        Column allocated = work(groups, Metric.ALLOCATED, "absent.allocated", cells, texts);
        List<Column> others = Stream.of(
                        other(groups, Metric.RSS_GROWTH, "absent.rss", cells, texts),
                        other(groups, Metric.WALL_TIME, "absent.wall", cells, texts),
                        other(groups, Metric.CHILD_CPU_TIME, "absent.children", cells, texts),
                        other(groups, Metric.CHILD_PEAK_RSS, "absent.children", cells, texts))
                .flatMap(Optional::stream)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Rankings.Group group : groups) {
            int index = rows.size();
            rows.add(new Row(
                    group.name().isEmpty() ? texts.of("rollUp.defaultPackage") : Names.clean(group.name()),
                    severalModules ? Names.clean(group.module()) : null,
                    Quantities.count(group.totals().finished() + group.totals().lost()),
                    cpu.cells().get(index),
                    Bars.length(value(group, Metric.CPU_TIME), mostCpu),
                    allocated.cells().get(index),
                    Bars.length(value(group, Metric.ALLOCATED), mostAllocated),
                    others.stream().map(column -> column.cells().get(index)).toList()));
        }
        String id = level == Rankings.Level.CLASS ? "classes" : "packages";
        String name = level.name().toLowerCase(Locale.ROOT);
        return new RollUp(
                id,
                name,
                texts.of("rollUp." + id),
                texts.of("column." + name),
                cpu.head(),
                allocated.head(),
                others.stream().map(Column::head).toList(),
                rows);
    }

    /** What has no bar; nothing of child processes where none used anything. */
    private static Optional<Column> other(
            List<Rankings.Group> groups, Metric metric, String reasonKey, Cells cells, Texts texts) {
        if (OF_CHILDREN.contains(metric) && most(groups, metric) == 0) {
            return Optional.empty();
        }
        return Optional.of(cells.column(
                texts.of("metric." + metric),
                groups.stream().map(group -> cells.of(group, metric, reasonKey)).toList()));
    }

    private static Column work(List<Rankings.Group> groups, Metric metric, String reasonKey, Cells cells, Texts texts) {
        return cells.column(
                texts.of("metric." + metric),
                groups.stream().map(group -> cells.of(group, metric, reasonKey)).toList());
    }

    private static List<Rankings.Group> select(Map<Metric, List<Rankings.Group>> byMetric) {
        Set<String> names = new LinkedHashSet<>();
        List<Rankings.Group> selected = new ArrayList<>();
        for (Metric metric : SELECTED_BY) {
            byMetric.getOrDefault(metric, List.of()).stream()
                    .limit(MOST_OF_EACH)
                    .filter(group -> !OF_CHILDREN.contains(metric) || value(group, metric) > 0)
                    .filter(group -> names.add(group.module() + '\n' + group.name()))
                    .forEach(selected::add);
        }
        selected.sort(Comparator.comparingLong((Rankings.Group group) -> value(group, Metric.CPU_TIME))
                .reversed());
        return selected;
    }

    private static long most(List<Rankings.Group> groups, Metric metric) {
        return groups.stream().mapToLong(group -> value(group, metric)).max().orElse(0);
    }

    private static long value(Rankings.Group group, Metric metric) {
        return group.values().getOrDefault(metric, 0L);
    }
}
