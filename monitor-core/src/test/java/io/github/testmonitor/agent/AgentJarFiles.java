package io.github.testmonitor.agent;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What of this build's classes goes into which of the agent's two jars, see decision 0026: read from the POM, which has the only list. */
public final class AgentJarFiles {
    private static final String OURS = "io/github/testmonitor/";
    private static final List<PathMatcher> INCLUDED = patterns("agent-jar", "include").stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();

    private AgentJarFiles() {}

    /** Whether a file, such as {@code io/github/testmonitor/agent/Premain.class}, is in the agent's jar. */
    public static boolean isOfAgentJar(String name) {
        Path path = Path.of(name);
        return INCLUDED.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** Whether it is in the one beside it. */
    static boolean isOfBootJar(String name) {
        return name.startsWith(OURS) && !isOfAgentJar(name);
    }

    /** What the POM says of one of the jars, of our classes alone. */
    static List<String> patterns(String execution, String what) {
        try {
            Path pom = AgentJars.place(AgentJarFiles.class).resolve("../../pom.xml");
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            String path = "//execution[id='" + execution + "']//filter//" + what;
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(index -> found.item(index).getTextContent())
                    .filter(pattern -> pattern.startsWith(OURS))
                    .toList();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
