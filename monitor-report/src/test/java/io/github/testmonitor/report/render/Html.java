package io.github.testmonitor.report.render;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** A page read strictly as XML, which our templates are. */
final class Html {
    private final List<Element> elements = new ArrayList<>();

    private Html(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int index = 0; index < all.getLength(); index++) {
            elements.add((Element) all.item(index));
        }
    }

    /**
     * @throws org.xml.sax.SAXException if it is not well-formed
     */
    static Html parse(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return new Html(builder.parse(new InputSource(new StringReader(html))));
    }

    List<Element> elements() {
        return elements;
    }

    List<String> texts(String tag) {
        return texts(tag, element -> true);
    }

    List<String> texts(String tag, Predicate<Element> which) {
        return elements.stream()
                .filter(element -> element.getTagName().equals(tag))
                .filter(which)
                .map(Html::text)
                .toList();
    }

    static Predicate<Element> ofClass(String name) {
        return element -> List.of(element.getAttribute("class").split(" ")).contains(name);
    }

    /** The text with white space as a browser shows it. */
    static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    /** All texts of attributes with this name. */
    List<String> attributes(String name) {
        return elements.stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }
}
