package io.github.testmonitor.report.unseen;

import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.unseen.SeenTests.SeenClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds the classes of one reports directory against those that were seen. Some providers and reporters write other names than
 * a class's own: its simple name, a title, in one version even the method's. What is no full name and bears nobody's simple
 * name is taken for seen if as many tests were seen of classes that the XML does not know.
 */
final class ClassComparison {
    private final String executions;
    private final Map<String, SeenClass> seen;
    private final Map<String, List<String>> bySimpleName = new TreeMap<>();
    private final Set<String> claimed = new HashSet<>();

    private ClassComparison(String executions, Map<String, SeenClass> seen) {
        this.executions = executions;
        this.seen = seen;
        for (String className : seen.keySet()) {
            bySimpleName
                    .computeIfAbsent(CaseName.simple(className), name -> new ArrayList<>())
                    .add(className);
        }
    }

    /** The classes that ran more often than they were seen, in the order of their names. */
    static List<ModuleRun.Unseen> compare(
            String executions, Map<String, ReportedClass> reported, Map<String, SeenClass> seen) {
        return new ClassComparison(executions, seen).compare(reported);
    }

    private List<ModuleRun.Unseen> compare(Map<String, ReportedClass> reported) {
        List<ModuleRun.Unseen> unseen = new ArrayList<>();
        Map<String, ReportedClass> nameless = new TreeMap<>();
        reported.forEach((className, report) -> {
            List<String> matches = matches(className);
            claimed.addAll(matches);
            if (matches.isEmpty() && !CaseName.isFull(className)) {
                nameless.put(className, report);
            } else {
                addIfUnseen(unseen, className, report, matches);
            }
        });
        addNameless(unseen, nameless);
        return unseen;
    }

    private List<String> matches(String className) {
        String plain = CaseName.withoutSuffix(className);
        for (String name : List.of(className, plain)) {
            if (seen.containsKey(name)) {
                return List.of(name);
            }
        }
        return bySimpleName.getOrDefault(CaseName.simple(plain), List.of()).stream()
                .filter(name -> name.indexOf('.') < 0 || plain.indexOf('.') < 0)
                .toList();
    }

    private void addIfUnseen(
            List<ModuleRun.Unseen> unseen, String className, ReportedClass report, List<String> matches) {
        List<SeenClass> classes = matches.stream().map(seen::get).toList();
        int runs = classes.stream().mapToInt(SeenClass::runs).sum();
        if (report.ran() > runs + configurationMethods(report, classes)) {
            unseen.add(new ModuleRun.Unseen(executions, className, report.ran(), runs));
        }
    }

    /** TestNG's failed configuration methods stand in the XML as cases: failing ones of a name that no test bore. */
    private static int configurationMethods(ReportedClass report, List<SeenClass> classes) {
        return report.failing().entrySet().stream()
                .filter(entry -> classes.stream().noneMatch(seen -> seen.bore(entry.getKey())))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void addNameless(List<ModuleRun.Unseen> unseen, Map<String, ReportedClass> nameless) {
        int spare = seen.entrySet().stream()
                .filter(entry -> !claimed.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue().runs())
                .sum();
        for (Map.Entry<String, ReportedClass> entry : nameless.entrySet()) {
            int ran = entry.getValue().ran();
            if (ran <= spare) {
                spare -= ran;
            } else {
                unseen.add(new ModuleRun.Unseen(executions, entry.getKey(), ran, 0));
            }
        }
    }
}
