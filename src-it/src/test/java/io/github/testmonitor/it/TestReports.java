package io.github.testmonitor.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The TEST-*.xml of a module.
 *
 * @param ran how often tests of a class ran by it, reruns included, without skipped and pseudo cases
 */
record TestReports(Map<String, Integer> ran) {
    /** Names that Surefire gives to what is no test. */
    private static final Set<String> PSEUDO = Set.of("", "initializationError", "executionError");

    private static final Set<String> RERUNS = Set.of("rerunFailure", "rerunError", "flakyFailure", "flakyError");

    static TestReports below(Path target) throws IOException {
        Map<String, Integer> ran = new TreeMap<>();
        for (String directory : List.of("surefire-reports", "failsafe-reports")) {
            for (Path report : reports(target.resolve(directory))) {
                for (Element testCase : children(parse(report), "testcase")) {
                    int runs = runs(testCase);
                    if (runs > 0) {
                        ran.merge(testCase.getAttribute("classname"), runs, Integer::sum);
                    }
                }
            }
        }
        return new TestReports(ran);
    }

    private static int runs(Element testCase) {
        if (PSEUDO.contains(testCase.getAttribute("name"))
                || !children(testCase, "skipped").isEmpty()) {
            return 0;
        }
        return 1
                + RERUNS.stream()
                        .mapToInt(name -> children(testCase, name).size())
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

    private static Element parse(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("cannot read " + report, e);
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
