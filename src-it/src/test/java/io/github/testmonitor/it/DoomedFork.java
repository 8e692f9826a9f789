package io.github.testmonitor.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fork that was killed among its tests, by its fork file and by what the tests told of themselves.
 *
 * <p>What is written, for each test in this order: the record of its start, the test's {@code begin}, its {@code end}, the record of its
 * finish. A fork may die between any two of them.
 *
 * @param told {@code begin} or {@code end} and the display name of the test, in the order of writing
 */
record DoomedFork(ForkFile fork, List<String> told) {
    /** How many tests run at once at most. */
    private static final int AT_ONCE = 4;

    private static final String BEGIN = "begin ";
    private static final String END = "end ";

    /** Begun and not ended, by what the tests told. */
    List<String> inFlight() {
        List<String> open = new ArrayList<>();
        for (String line : told) {
            if (line.startsWith(BEGIN)) {
                open.add(line.substring(BEGIN.length()));
            } else if (line.startsWith(END)) {
                open.remove(line.substring(END.length()));
            }
        }
        return open;
    }

    /** Where the fork file says otherwise than the tests; empty is good. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, Span> spans = new HashMap<>();
        fork.tests().forEach(span -> {
            if (spans.put(span.displayName(), span) != null) {
                problems.add("seen twice: " + span.displayName());
            }
        });
        List<String> lost = fork.lost().stream().map(Span::displayName).toList();
        inFlight().stream()
                .filter(name -> !lost.contains(name))
                .forEach(name -> problems.add("in flight, not lost: " + name));
        if (lost.size() > AT_ONCE) {
            problems.add("more lost than ran at once: " + lost);
        }
        Set<String> said = new HashSet<>(told);
        for (String line : said) {
            if (!spans.containsKey(line.substring(line.indexOf(' ') + 1))) {
                problems.add("not seen: " + line);
            }
        }
        for (Span span : spans.values()) {
            if (!span.open() && !said.contains(END + span.displayName())) {
                problems.add("finished before its end: " + span.displayName());
            }
        }
        if (!fork.records("forkFinished").isEmpty()) {
            problems.add("was not killed");
        }
        return problems;
    }
}
