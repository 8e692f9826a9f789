package io.github.testmonitor.report.unseen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the TEST-*.xml files of one reports directory, as far as they are of one build. */
final class SurefireXml {
    /** Cases that stand for a class that could not be set up or torn down, not for a test. */
    private static final Set<String> PSEUDO_CASES = Set.of("", "initializationError", "executionError");

    private static final Set<String> RERUNS = Set.of("rerunFailure", "rerunError", "flakyFailure", "flakyError");
    private static final XMLInputFactory FACTORY = secureFactory();

    private final Map<String, ReportedClass> classes = new TreeMap<>();
    private final Set<List<ReportedCase>> files = new HashSet<>();
    private int unreadable;

    private SurefireXml() {}

    /**
     * Reads the files that are not older than the start of the build. A folder that does not exist has none.
     *
     * @throws IOException if the folder or a file in it cannot be opened
     */
    static SurefireXml read(Path reportsDirectory, Instant buildStartedAt) throws IOException {
        SurefireXml xml = new SurefireXml();
        if (!Files.isDirectory(reportsDirectory)) {
            return xml;
        }
        // Some file systems keep whole seconds only.
        Instant oldest = buildStartedAt.truncatedTo(ChronoUnit.SECONDS);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reportsDirectory, "TEST-*.xml")) {
            for (Path file : files) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    xml.read(file);
                }
            }
        } catch (DirectoryIteratorException problem) {
            throw problem.getCause();
        }
        return xml;
    }

    /** By the class names in the files, in their order. */
    Map<String, ReportedClass> classes() {
        return classes;
    }

    /** Files that are no XML, or torn. */
    int unreadable() {
        return unreadable;
    }

    int ran() {
        return classes.values().stream().mapToInt(ReportedClass::ran).sum();
    }

    private void read(Path file) throws IOException {
        List<ReportedCase> cases = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    cases.add(readCase(reader));
                }
            }
        } catch (XMLStreamException problem) {
            unreadable++;
        }
        if (!isCopy(cases)) {
            cases.forEach(this::add);
        }
    }

    /**
     * Surefire's reporter for phrased names writes a file for each nested class, and all cases of the outermost class into each: to
     * the millisecond the same.
     */
    private boolean isCopy(List<ReportedCase> cases) {
        return cases.size() > 1 && !files.add(cases);
    }

    private void add(ReportedCase reported) {
        if (!reported.skipped() && !PSEUDO_CASES.contains(reported.name())) {
            classes.computeIfAbsent(reported.className(), key -> new ReportedClass())
                    .add(reported.name(), reported.runs(), reported.failed());
        }
    }

    private static ReportedCase readCase(XMLStreamReader reader) throws XMLStreamException {
        String name = attribute(reader, "name");
        String className = attribute(reader, "classname");
        String time = attribute(reader, "time");
        boolean skipped = false;
        boolean failed = false;
        int runs = 1;
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String element = reader.getLocalName();
                skipped |= element.equals("skipped");
                failed |= element.equals("failure") || element.equals("error");
                runs += RERUNS.contains(element) ? 1 : 0;
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return new ReportedCase(className, name, time, runs, skipped, failed);
    }

    /** @param runs reruns included */
    private record ReportedCase(
            String className, String name, String time, int runs, boolean skipped, boolean failed) {}

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value != null ? value : "";
    }

    /** The JDK's own, without document types and external entities. */
    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
