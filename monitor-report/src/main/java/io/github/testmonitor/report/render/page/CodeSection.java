package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.code.HotFrame;
import io.github.testmonitor.report.code.HotFrames;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.RunCode;
import io.github.testmonitor.report.model.RunCode.SpikeOfTest;
import io.github.testmonitor.report.render.text.SpikeText;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which code it was: the greatest spikes with what was seen there, the hottest methods of the run, and the hottest one of each module
 * and class. Complete without scripts.
 *
 * @param spikes those of memory, then those of CPU
 * @param hot by CPU and by allocation; those without rows are left out
 * @param groups modules, where there are several, and classes
 * @param hasStacks whether any stack was seen, so that there is a picture of them
 * @param note what the stacks are, or why there are none
 */
public record CodeSection(
        List<SpikeRow> spikes, List<HotTable> hot, List<GroupTable> groups, boolean hasStacks, String note) {
    private static final int MOST_SPIKES = 5;
    private static final int MOST_FRAMES = 3;
    private static final int MOST_METHODS = 10;
    private static final int MOST_GROUPS = 10;

    /** One spike; the attempt is 1, or the number of the rerun. */
    public record SpikeRow(TestName name, int attempt, SpikeText text) {}

    /** The hottest methods by one weight. */
    public record HotTable(String title, String weight, List<HotRow> rows) {}

    /**
     * One method.
     *
     * @param share of what all stacks weigh
     * @param bar the same, 0 to 100
     */
    public record HotRow(String method, String here, String share, double bar, String total) {}

    /** Modules or classes. */
    public record GroupTable(String title, List<GroupRow> rows) {}

    /** One of them with what its stacks weigh and its hottest method by each weight. */
    public record GroupRow(
            String name,
            @Nullable String module,
            String cpu,
            @Nullable String cpuMethod,
            String allocated,
            @Nullable String allocatedMethod) {}

    /** The section, or null where nothing is known of any code. */
    static @Nullable CodeSection of(Run run, Texts texts) {
        RunCode code = run.code();
        if (code == null
                || !code.hasStacks()
                        && code.memorySpikes().isEmpty()
                        && code.cpuSpikes().isEmpty()) {
            return null;
        }
        List<SpikeRow> spikes = Stream.concat(
                        code.memorySpikes().stream().limit(MOST_SPIKES),
                        code.cpuSpikes().stream().limit(MOST_SPIKES))
                .map(spike -> row(spike, texts))
                .toList();
        List<HotTable> hot = Stream.of(Weight.values())
                .map(weight -> hot(code.run(), weight, texts))
                .filter(table -> !table.rows().isEmpty())
                .toList();
        String note = code.hasStacks() ? texts.counted("code.note", code.run().stacks()) : texts.of("code.none");
        return new CodeSection(spikes, hot, groups(code, texts), code.hasStacks(), note);
    }

    private static SpikeRow row(SpikeOfTest spike, Texts texts) {
        return new SpikeRow(
                TestName.of(spike.test()),
                spike.test().attempt(),
                SpikeText.of(spike.test(), spike.spike(), MOST_FRAMES, texts));
    }

    private static HotTable hot(CallTree tree, Weight weight, Texts texts) {
        long all = tree.total(weight);
        List<HotRow> rows = HotFrames.of(tree, weight, MOST_METHODS).stream()
                .map(frame -> row(frame, weight, all))
                .toList();
        return new HotTable(texts.of("code.hot." + weight), weight.word(), rows);
    }

    private static HotRow row(HotFrame frame, Weight weight, long all) {
        return new HotRow(
                frame.method(),
                Quantities.of(frame.here(), weight.unit()),
                Shares.percent(frame.here(), all),
                Bars.length(frame.here(), all),
                Quantities.of(frame.total(), weight.unit()));
    }

    private static List<GroupTable> groups(RunCode code, Texts texts) {
        List<GroupTable> groups = new ArrayList<>();
        if (code.modules().size() > 1) {
            List<GroupRow> modules = code.modules().entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, CallTree> module) ->
                                    module.getValue().total(Weight.CPU))
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_GROUPS)
                    .map(module -> row(module.getKey(), null, module.getValue()))
                    .toList();
            groups.add(new GroupTable(texts.of("code.modules"), modules));
        }
        List<GroupRow> classes = code.classes().stream()
                .limit(MOST_GROUPS)
                .map(one -> row(one.className(), code.modules().size() > 1 ? one.module() : null, one.tree()))
                .toList();
        if (!classes.isEmpty()) {
            groups.add(new GroupTable(texts.of("code.classes"), classes));
        }
        return groups;
    }

    private static GroupRow row(String name, @Nullable String module, CallTree tree) {
        return new GroupRow(
                Names.clean(name),
                module == null ? null : Names.clean(module),
                weight(tree, Weight.CPU),
                hottest(tree, Weight.CPU),
                weight(tree, Weight.ALLOCATED),
                hottest(tree, Weight.ALLOCATED));
    }

    private static String weight(CallTree tree, Weight weight) {
        return Quantities.of(tree.total(weight), weight.unit());
    }

    private static @Nullable String hottest(CallTree tree, Weight weight) {
        return HotFrames.of(tree, weight, 1).stream()
                .map(HotFrame::method)
                .findFirst()
                .orElse(null);
    }
}
