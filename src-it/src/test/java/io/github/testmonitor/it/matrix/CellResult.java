package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.Build;
import io.github.testmonitor.it.BuildLog;
import io.github.testmonitor.it.matrix.Cell.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges what a cell has left behind, against Surefire's XML and against the same tests without us. */
final class CellResult {
    private static final String ONCE = "each exactly once";

    /** Surefire's word for a class that it begins with. */
    private static final String RUNNING = "[INFO] Running ";

    private static final String JVM_WARNING = "WARNING: ";
    private static final Pattern MORE = Pattern.compile("^- and (\\d+) more$", Pattern.MULTILINE);

    private final Cell cell;
    private final Build build;
    private final @Nullable Build twin;
    private final String summary;
    private final BuildLog log;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param twin the folder of the module without us, or null where there is none
     * @param summary what the build has said of all its modules, as Markdown
     * @param log the console of the build
     */
    CellResult(Cell cell, Path folder, @Nullable Path twin, String summary, BuildLog log) {
        this.log = log;
        this.summary = summary;
        this.cell = cell;
        this.build = new Build(folder);
        this.twin = twin == null ? null : new Build(twin);
    }

    /** @param everyUnnamedIsCounted whether the summary counts as many modules as are to be named in it and are not */
    Row row(boolean everyUnnamedIsCounted) throws IOException {
        int ran = build.ran();
        int seen = build.seen();
        problems.addAll(build.forkFileProblems());
        String result = result(ran, seen);
        compareWithTwin();
        if (saysSomething() && !isToBeNamed()) {
            problems.add("summary.md finds something wrong");
        } else if (isUnnamed() && !everyUnnamedIsCounted) {
            problems.add("summary.md says nothing of it");
        }
        return new Row(cell.what(), cell.surefire(), ran, seen, result, problems);
    }

    private String result(int ran, int seen) throws IOException {
        if (cell.is(Mark.SUREFIRE_RUNS_NOTHING)) {
            if (ran != 0 || seen != 0) {
                problems.add("Surefire was to run nothing here: " + ran + " ran, " + seen + " seen");
            }
            return "Surefire runs none of them, with us or without us";
        }
        if (cell.is(Mark.SUREFIRE_REPORTS_NOTHING)) {
            if (ran != 0 || seen == 0) {
                problems.add("Surefire was to report nothing here: " + ran + " ran, " + seen + " seen");
            }
            return "seen, though Surefire reports none of them";
        }
        if (cell.is(Mark.BLIND)) {
            if (ran == 0 || seen != 0) {
                problems.add("was to be blind: " + ran + " ran, " + seen + " seen");
            }
            return "not seen; the build says so, with the mend";
        }
        if (ran == 0) {
            problems.add("no test ran");
        }
        problems.addAll(differences(ran, seen));
        if (!problems.isEmpty()) {
            return "DIFFERENT";
        }
        return cell.is(Mark.IN_MAVEN) ? ONCE + ", marked as in Maven's own JVM" : ONCE;
    }

    /** Whether the summary was to say something of it, and does not by its name; of many modules a banner only counts the last ones. */
    boolean isUnnamed() {
        return isToBeNamed() && !saysSomething();
    }

    private boolean isToBeNamed() {
        return cell.is(Mark.BLIND) || cell.is(Mark.IN_MAVEN);
    }

    /** How many modules the banners of a summary count without naming them. */
    static int countedOnly(String summary) {
        return MORE.matcher(summary)
                .results()
                .mapToInt(more -> Integer.parseInt(more.group(1)))
                .sum();
    }

    /** Whether the banners name the module, which they do where something is missing. */
    private boolean saysSomething() {
        return summary.lines()
                .map(line -> line.replace("\\", ""))
                .anyMatch(line -> line.startsWith("- it:" + cell.name() + ':'));
    }

    private List<String> differences(int ran, int seen) throws IOException {
        int notTests = cell.is(Mark.CONFIGURATION_IN_XML) ? build.failedConfigurations() : 0;
        if (cell.is(Mark.CLASSES_MISNAMED) || notTests > 0) {
            return ran - notTests == seen ? List.of() : List.of(ran - notTests + " ran, " + seen + " seen");
        }
        return build.differences();
    }

    private void compareWithTwin() throws IOException {
        if (twin == null) {
            return;
        }
        compare("other tests than without us", build.cases(), twin.cases());
        BuildLog here = log.ofModule(cell.name());
        BuildLog there = log.ofModule(cell.twin());
        compare("another order of classes than without us", here.startingWith(RUNNING), there.startingWith(RUNNING));
        Set<String> warnings = new TreeSet<>(here.startingWith(JVM_WARNING));
        there.startingWith(JVM_WARNING).forEach(warnings::remove);
        warnings.forEach(warning -> problems.add("warned of with us only: " + warning));
    }

    private void compare(String difference, List<String> withUs, List<String> without) {
        List<String> here = cell.is(Mark.UNORDERED) ? withUs.stream().sorted().toList() : withUs;
        List<String> there = cell.is(Mark.UNORDERED) ? without.stream().sorted().toList() : without;
        if (!here.equals(there)) {
            problems.add(difference + ": " + here + " instead of " + there);
        }
    }
}
