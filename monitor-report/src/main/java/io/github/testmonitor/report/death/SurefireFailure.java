package io.github.testmonitor.report.death;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkEnd.Ending;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.TestRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** SIGKILL leaves no time for shutdown hooks. */
    private static final int EXIT_CODE_OF_KILL = 137;

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

    /**
     * Of the module that has this monitor folder, from what the end of the session and Failsafe have left.
     *
     * @param startedAt of a fork: a summary from before is of an earlier build
     */
    static SurefireFailure of(Path monitorFolder, Path reportsDirectory, Instant startedAt) {
        Path summary = reportsDirectory.resolve("failsafe-summary.xml");
        return of(Traces.text(monitorFolder.resolve("failure.txt"))
                + '\n'
                + (Traces.writtenSince(summary, startedAt) ? Traces.text(summary) : ""));
    }

    private static Set<String> classes(@Nullable String text) {
        return text == null
                ? Set.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The exit code of that fork: the one that is named with a class it was running, else the only one that may be its. */
    @Nullable
    Integer exitCode(ForkRun fork) {
        List<Exit> ofClasses =
                exits.stream().filter(exit -> isRunning(fork, exit.classes())).toList();
        Set<Integer> codes = (ofClasses.isEmpty() ? ofNoClass(fork) : ofClasses)
                .stream()
                        .map(Exit::code)
                        .filter(code -> code != EXIT_CODE_OF_KILL || fork.end().ending() != Ending.EXIT_IN_TEST)
                        .collect(Collectors.toSet());
        return codes.size() == 1 ? codes.iterator().next() : null;
    }

    /** Surefire names the classes of forks that ran some, if it is one that does; and it gives no exit code of a fork that timed out. */
    private List<Exit> ofNoClass(ForkRun fork) {
        boolean names = exits.stream().anyMatch(exit -> !exit.classes().isEmpty());
        return timedOut || (names && (!fork.end().lost().isEmpty() || fork.end().diedIn() != null))
                ? List.of()
                : exits.stream().filter(exit -> exit.classes().isEmpty()).toList();
    }

    private static boolean isRunning(ForkRun fork, Set<String> classes) {
        return Stream.concat(
                        fork.end().lost().stream().map(TestRun::identity),
                        Stream.ofNullable(fork.end().diedIn()).map(ContainerRun::identity))
                .map(ForkRecord.Identity::className)
                .anyMatch(name -> name != null && classes.contains(name.replaceAll("\\$.*", "")));
    }
}
