package io.github.testmonitor.report.unseen;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far what ran was seen. Made before the fork files are read, told of their tests by its {@link #visitor}, asked
 * afterwards. Not thread-safe.
 */
public final class Coverage {
    private final Map<String, ReportedModule> reported;
    private final SeenTests seen;

    private Coverage(Map<String, ReportedModule> reported, SeenTests seen) {
        this.reported = reported;
        this.seen = seen;
    }

    /** Reads Surefire's XML of the modules. */
    public static Coverage of(List<BuildFile> builds) throws IOException {
        Map<String, ReportedModule> reported = new HashMap<>();
        Set<String> failingNames = new HashSet<>();
        for (BuildFile build : builds) {
            ReportedModule module = ReportedModule.read(build);
            reported.put(build.module(), module);
            failingNames.addAll(module.failingNames());
        }
        return new Coverage(reported, new SeenTests(failingNames));
    }

    public SpanVisitor visitor() {
        return seen;
    }

    /** The classes of the module that ran more often than they were seen. */
    public List<ModuleRun.Unseen> unseen(String module) {
        ReportedModule ran = reported.get(module);
        return ran != null ? ran.unseen(seen) : List.of();
    }

    /**
     * Why nothing was seen of the module, or null where something was.
     *
     * @param headless fork files that do not say which build they are of
     */
    public @Nullable NoData noData(
            String module, @Nullable BuildFile build, List<ForkRun> forks, int headless, Totals totals) {
        if (totals.finished() + totals.skipped() + totals.lost() > 0) {
            return null;
        }
        ReportedModule ran = reported.get(module);
        return Diagnosis.of(build, ran != null ? ran.ran() : 0, forks, headless);
    }

    /** What else should be known of a module of which something was seen. */
    public List<Note> notes(String module, BuildFile build) {
        List<Note> notes = new ArrayList<>();
        ReportedModule ran = reported.get(module);
        if (ran == null) {
            return notes;
        }
        Set<String> unseenExecutions = new HashSet<>();
        ran.unseen(seen)
                .forEach(unseen ->
                        unseenExecutions.addAll(List.of(unseen.execution().split(", "))));
        for (BuildFile.Execution execution : build.executions()) {
            NoData.Cause blind = execution.blindness() != null ? Diagnosis.of(execution.blindness()) : null;
            if (blind != null && unseenExecutions.contains(execution.name())) {
                notes.add(new Note.Unseen(execution.name(), blind));
            } else if (execution.blindness() == BuildFile.Blindness.FORK_COUNT_ZERO) {
                notes.add(Note.of(Note.Kind.IN_MAVENS_JVM, execution.name()));
            }
        }
        if (ran.unreadable() > 0) {
            notes.add(Note.of(Note.Kind.UNREADABLE_XML, Quantities.count(ran.unreadable())));
        }
        return notes;
    }
}
