package io.github.testmonitor.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** docs/parameters.md, made of the plugin's descriptor, which Maven's tools made of the mojos. */
final class ParametersDocument {
    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";

    private ParametersDocument() {}

    static String text() throws IOException, ParserConfigurationException, SAXException {
        StringBuilder text = new StringBuilder("""
                # Goals and parameters

                Made of the plugin's descriptor; `mvn -pl monitor-maven-plugin -am test -Dmonitor.docs=write` makes it again, and a
                test compares the two. A parameter stands in the plugin's `<configuration>` by its name, or on the command line by
                its property.
                """);
        children(descriptor(), "mojo")
                .filter(mojo -> !value(mojo, "goal").equals("help"))
                .forEach(mojo -> append(text, mojo));
        return text.toString();
    }

    private static void append(StringBuilder text, Element mojo) {
        text.append("\n## monitor:").append(value(mojo, "goal")).append("\n\n");
        text.append(markdown(value(mojo, "description"))).append("\n\n");
        String phase = value(mojo, "phase");
        text.append("Phase: ")
                .append(phase.isEmpty() ? "none" : "`" + phase + "`")
                .append(". ");
        text.append("Since ").append(value(mojo, "since")).append(".\n");
        children(mojo, "parameter")
                .filter(parameter -> value(parameter, "editable").equals("true"))
                .filter(parameter -> !value(parameter, "since").isEmpty())
                .forEach(parameter -> append(text, mojo, parameter));
    }

    private static void append(StringBuilder text, Element mojo, Element parameter) {
        String name = value(parameter, "name");
        Element configuration =
                (Element) mojo.getElementsByTagName("configuration").item(0);
        Element configured = (Element) configuration.getElementsByTagName(name).item(0);
        text.append("\n### ").append(name).append("\n\n");
        text.append(markdown(value(parameter, "description"))).append("\n\n");
        if (configured != null && !configured.getTextContent().isBlank()) {
            String property = configured.getTextContent();
            text.append("Property: `")
                    .append(property, 2, property.length() - 1)
                    .append("`. ");
        }
        if (configured != null && configured.hasAttribute("default-value")) {
            text.append("Default: `")
                    .append(configured.getAttribute("default-value"))
                    .append("`. ");
        }
        text.append("Since ").append(value(parameter, "since")).append(".\n");
    }

    /** The tools leave a line for each paragraph, and elements of POMs as they are. */
    private static String markdown(String text) {
        return text.replaceAll("\\s*\\n\\s*", "\n\n").replace("<", "&lt;");
    }

    private static Element descriptor() throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in =
                Objects.requireNonNull(ParametersDocument.class.getResourceAsStream(DESCRIPTOR), DESCRIPTOR)) {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in);
            return document.getDocumentElement();
        }
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    /** The text of a child of this element itself, or an empty one. */
    private static String value(Element parent, String name) {
        return children(parent, name)
                .filter(child -> child.getParentNode() == parent)
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }
}
