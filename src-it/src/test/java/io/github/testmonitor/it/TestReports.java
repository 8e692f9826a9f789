package io.github.testmonitor.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The TEST-*.xml of a module.
 *
 * @param ran how often tests of a class ran by it, reruns included, without skipped and pseudo cases
 * @param cases all cases in the order of files and lines, each with its outcome
 */
record TestReports(Map<String, Integer> ran, List<String> cases) {
    /** Names that Surefire gives to what is no test; version 2 takes the name of the class. */
    private static final Set<String> PSEUDO = Set.of("", "initializationError", "executionError");

    private static final Set<String> RERUNS = Set.of("rerunFailure", "rerunError", "flakyFailure", "flakyError");

    private static final List<String> OUTCOMES =
            List.of("failure", "error", "skipped", "rerunFailure", "rerunError", "flakyFailure", "flakyError");

    static TestReports below(Path target) throws IOException {
        Map<String, Integer> ran = new TreeMap<>();
        List<String> cases = new ArrayList<>();
        for (Path directory : directories(target)) {
            Set<String> files = new HashSet<>();
            for (Path report : reports(directory)) {
                List<Element> testCases = children(Xml.read(report), "testcase");
                if (isCopy(testCases, files)) {
                    continue;
                }
                for (Element testCase : testCases) {
                    cases.add(testCase.getAttribute("classname")
                            + '#'
                            + testCase.getAttribute("name")
                            + outcome(testCase));
                    int runs = runs(testCase);
                    if (runs > 0) {
                        ran.merge(testCase.getAttribute("classname"), runs, Integer::sum);
                    }
                }
            }
        }
        return new TestReports(ran, cases);
    }

    /** Surefire's reporter for phrased names writes the cases of nested classes into a file of each, all of them each time. */
    private static boolean isCopy(List<Element> testCases, Set<String> files) {
        String content = testCases.stream()
                .map(testCase -> testCase.getAttribute("classname")
                        + '#'
                        + testCase.getAttribute("name")
                        + ' '
                        + testCase.getAttribute("time"))
                .collect(Collectors.joining("\n"));
        return testCases.size() > 1 && !files.add(content);
    }

    int sum() {
        return ran.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String outcome(Element testCase) {
        return OUTCOMES.stream()
                .filter(name -> !children(testCase, name).isEmpty())
                .map(name -> ' ' + name)
                .collect(Collectors.joining());
    }

    /** Those of both plugins, and others whose names go on after theirs. */
    private static List<Path> directories(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(target)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("(surefire|failsafe)-reports.*"))
                    .sorted()
                    .toList();
        }
    }

    private static int runs(Element testCase) {
        String name = testCase.getAttribute("name");
        if (PSEUDO.contains(name)
                || (name.indexOf('.') > 0 && name.equals(testCase.getAttribute("classname")))
                || !children(testCase, "skipped").isEmpty()) {
            return 0;
        }
        return 1
                + RERUNS.stream()
                        .mapToInt(rerun -> children(testCase, rerun).size())
                        .sum();
    }

    private static List<Path> reports(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child && child.getTagName().equals(name)) {
                children.add(child);
            }
        }
        return children;
    }
}
