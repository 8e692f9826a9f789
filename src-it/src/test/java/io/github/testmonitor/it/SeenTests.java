package io.github.testmonitor.it;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tests of fork files, counted for the comparison with TEST-*.xml.
 *
 * @param ran how often tests of a class were successful or failed
 * @param cutShort classes with a lost test; Surefire writes no report for them
 */
record SeenTests(Map<String, Integer> ran, Set<String> cutShort) {

    static SeenTests of(Collection<ForkFile> files) {
        Map<String, Integer> ran = new TreeMap<>();
        Set<String> cutShort = new TreeSet<>();
        for (ForkFile file : files) {
            for (Span test : file.tests()) {
                String className = String.valueOf(test.className());
                if (test.open()) {
                    cutShort.add(className);
                } else if ("successful".equals(test.status()) || "failed".equals(test.status())) {
                    ran.merge(className, 1, Integer::sum);
                }
            }
        }
        return new SeenTests(ran, cutShort);
    }

    int sum() {
        return ran.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> differences(TestReports reports) {
        Set<String> classes = new TreeSet<>(ran.keySet());
        classes.addAll(reports.ran().keySet());
        classes.removeAll(cutShort);
        List<String> differences = new ArrayList<>();
        for (String name : classes) {
            int expected = reports.ran().getOrDefault(name, 0);
            int seen = ran.getOrDefault(name, 0);
            if (expected != seen) {
                differences.add(name + ": " + expected + " ran, " + seen + " seen");
            }
        }
        return differences;
    }
}
