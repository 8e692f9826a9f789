package io.github.testmonitor.report.check;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Ascii;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.NoDataText;
import io.github.testmonitor.report.render.text.NoteText;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run lacks, in sentences for people. */
final class MissingData {
    /** More classes are not named. */
    private static final int MAXIMUM_CLASSES = 10;

    /** As all that a check says, in English. */
    private static final Texts TEXTS = Texts.in(Locale.ROOT);

    /** Data that should be there. */
    private final List<String> problems = new ArrayList<>();
    /** What need not be there, or is of no weight. */
    private final List<String> notices = new ArrayList<>();

    private MissingData() {}

    static MissingData of(Run run) {
        MissingData missing = new MissingData();
        if (run.modules().isEmpty()) {
            missing.problems.add("There is no data: no module was given.");
        }
        run.modules().forEach(missing::add);
        Set<String> without = run.modules().stream()
                .filter(module -> module.noData() != null)
                .map(ModuleRun::module)
                .collect(Collectors.toSet());
        for (ForkRun fork : run.forks()) {
            missing.add(fork);
            missing.addDeath(fork, without);
        }
        return missing;
    }

    List<String> problems() {
        return problems;
    }

    List<String> notices() {
        return notices;
    }

    private void add(ModuleRun module) {
        NoData noData = module.noData();
        if (module.stale()) {
            notices.add(module.module() + ": the data is of another build and was not checked.");
        } else if (noData != null) {
            NoDataText why = NoDataText.of(noData, TEXTS);
            String sentences = module.module() + ": " + Ascii.of(why.reason() + " " + why.mend());
            (noData.expected() ? notices : problems).add(sentences);
        } else if (!module.unseen().isEmpty()) {
            problems.add(unseen(module));
        }
    }

    private void add(ForkRun fork) {
        ForkRun.Unreadable unreadable = fork.quality().unreadable();
        if (unreadable.malformed() > 0) {
            notices.add("fork %d (%s): lines that cannot be read: %s (%s)."
                    .formatted(
                            fork.number(),
                            fork.label(),
                            Quantities.count(unreadable.malformed()),
                            unreadable.firstReason()));
        }
    }

    /**
     * A fork that died lost no test if it was in the set-up of a class, or had none yet; those that were to come are missing.
     *
     * @param without modules of which it is said already that nothing was seen
     */
    private void addDeath(ForkRun fork, Set<String> without) {
        ForkRecord.ForkStarted started = fork.started();
        boolean died = fork.died() && fork.end().lost().isEmpty();
        if (started == null || !died || without.contains(started.module())) {
            return;
        }
        ContainerRun container = fork.end().diedIn();
        if (container != null || fork.totals().finished() + fork.totals().skipped() == 0) {
            String moment =
                    container == null ? "before its first test" : "in the set-up or tear-down of " + name(container);
            problems.add(
                    "fork %d (%s) died %s, so that tests may not have run; the report says what is known of its end."
                            .formatted(fork.number(), fork.label(), moment));
        }
    }

    private static String name(ContainerRun container) {
        ForkRecord.Identity identity = container.identity();
        String className = identity.className();
        return className == null ? identity.displayName() : className;
    }

    private static String unseen(ModuleRun module) {
        List<ModuleRun.Unseen> unseen = module.unseen();
        String classes = unseen.stream()
                .limit(MAXIMUM_CLASSES)
                .map(one -> "%s (ran %d, seen %d)".formatted(one.className(), one.ran(), one.seen()))
                .collect(Collectors.joining(", "));
        String more = unseen.size() > MAXIMUM_CLASSES ? " and " + (unseen.size() - MAXIMUM_CLASSES) + " more" : "";
        String notes = module.notes().stream()
                .map(note -> " " + Ascii.of(NoteText.of(note, TEXTS)))
                .collect(Collectors.joining());
        return module.module() + ": tests ran that were not seen: " + classes + more + "." + notes;
    }
}
