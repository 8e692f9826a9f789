package io.github.testmonitor.report;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.death.Autopsy;
import io.github.testmonitor.report.leak.LeakVisitor;
import io.github.testmonitor.report.load.LoadedBuild;
import io.github.testmonitor.report.load.LoadedModule;
import io.github.testmonitor.report.load.ModuleSource;
import io.github.testmonitor.report.load.ReplayedRun;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Groups;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.ranking.CodeVisitor;
import io.github.testmonitor.report.ranking.Ranking;
import io.github.testmonitor.report.ranking.RankingVisitor;
import io.github.testmonitor.report.unseen.Coverage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a run together: what was loaded, ranked, and held against Surefire's XML. */
final class RunReader {
    private RunReader() {}

    /** Everything that the report knows: the run, its tests to be streamed, and all its groups. */
    record Result(Run run, Tests tests, Groups groups, LoadedBuild build) {}

    static Result read(String title, List<ModuleFolder> folders, int top) throws IOException {
        LoadedBuild build = LoadedBuild.find(folders.stream()
                .map(folder -> new ModuleSource(folder.name(), folder.monitorDirectory()))
                .toList());
        Coverage coverage = Coverage.of(build.modules().stream()
                .filter(module -> !module.stale())
                .map(LoadedModule::build)
                .filter(Objects::nonNull)
                .toList());
        RankingVisitor ranker = new RankingVisitor(top);
        CodeVisitor code = new CodeVisitor(top);
        LeakVisitor leaks = new LeakVisitor(top);
        ReplayedRun replayed =
                build.replay(ranker.and(code).and(coverage.visitor()).and(leaks));
        Ranking ranking = ranker.toRanking(replayed.moduleForks());
        Run run = new Run(
                title,
                build.buildId(),
                build.startedAt(),
                build.context(),
                build.modules().stream()
                        .map(module -> module(module, replayed, coverage))
                        .toList(),
                replayed.forks().stream()
                        .map(fork -> Autopsy.of(fork, replayed.forks(), replayed.kills(), buildOf(fork, build)))
                        .toList(),
                ranking.rankings(),
                replayed.totals(),
                replayed.container(),
                code.toRunCode(),
                leaks.toLeaks());
        return new Result(run, build::replay, ranking.groups(), build);
    }

    private static @Nullable BuildFile buildOf(ForkRun fork, LoadedBuild build) {
        String module = fork.started() == null ? null : fork.started().module();
        return build.modules().stream()
                .filter(loaded -> loaded.module().equals(module))
                .map(LoadedModule::build)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static ModuleRun module(LoadedModule module, ReplayedRun replayed, Coverage coverage) {
        List<ForkRun> forks = replayed.moduleForks().getOrDefault(module.module(), List.of());
        Totals totals = replayed.moduleTotals().getOrDefault(module.module(), Totals.NONE);
        BuildFile build = module.build();
        NoData noData =
                module.stale() ? null : coverage.noData(module.module(), build, forks, module.headless(), totals);
        List<Note> notes = new ArrayList<>(module.notes());
        if (build != null && noData == null && !module.stale()) {
            notes.addAll(coverage.notes(module.module(), build));
        }
        return new ModuleRun(
                module.module(),
                module.buildId(),
                module.startedAt(),
                module.stale(),
                build != null ? build.executions() : List.of(),
                module.stale() ? List.of() : coverage.unseen(module.module()),
                noData,
                totals,
                List.copyOf(notes));
    }
}
