package io.github.testmonitor.report.death;

import io.github.testmonitor.report.model.ForkRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Surefire or Failsafe said when its goal failed: of which classes the forks died, and with which exit code.
 *
 * @param killed how many processes of the container the kernel killed for memory during the build; null is not known
 */
record SurefireFailure(
        boolean timedOut, List<Exit> exits, @Nullable Long killed) {
    private static final Pattern KILLED = Pattern.compile("(?m)^Killed for memory in the container: (\\d{1,9})$");
    private static final Pattern TIMEOUT = Pattern.compile("(?i)there was a timeout .*in the fork");
    private static final Pattern EXIT =
            Pattern.compile("Process Exit Code: (-?\\d{1,9})(?:\\s+Crashed tests:((?:\\R[\\w.$]+(?=\\R|$))*))?");

    /** @param classes whose tests it was running; empty where that was not said */
    record Exit(int code, Set<String> classes) {}

    /** @param text the messages of the failed goal, one after the other */
    static SurefireFailure of(String text) {
        List<Exit> exits = new ArrayList<>();
        Matcher matcher = EXIT.matcher(text);
        while (matcher.find()) {
            Exit exit = new Exit(Integer.parseInt(matcher.group(1)), classes(matcher.group(2)));
            if (!exits.contains(exit)) {
                exits.add(exit);
            }
        }
        Matcher killed = KILLED.matcher(text);
        return new SurefireFailure(
                TIMEOUT.matcher(text).find(), exits, killed.find() ? Long.valueOf(killed.group(1)) : null);
    }

    /** Of the module that has this monitor folder, from what the end of the session and Failsafe have left. */
    static SurefireFailure of(Path monitorFolder, Path reportsDirectory) {
        return of(Traces.text(monitorFolder.resolve("failure.txt"))
                + '\n'
                + Traces.text(reportsDirectory.resolve("failsafe-summary.xml")));
    }

    private static Set<String> classes(@Nullable String text) {
        return text == null
                ? Set.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The exit code of that fork: by the class it was running, or because there is but one. */
    @Nullable
    Integer exitCode(ForkRun fork) {
        Set<Integer> ofClasses = exits.stream()
                .filter(exit -> fork.lost().stream()
                        .map(test -> test.identity().className())
                        .anyMatch(name -> name != null && exit.classes().contains(name.replaceAll("\\$.*", ""))))
                .map(Exit::code)
                .collect(Collectors.toSet());
        Set<Integer> codes =
                ofClasses.isEmpty() ? exits.stream().map(Exit::code).collect(Collectors.toSet()) : ofClasses;
        return codes.size() == 1 ? codes.iterator().next() : null;
    }
}
