package io.github.testmonitor.report.render.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sentence in which names stand apart, so that each form of output can set them off and protect itself from them. */
public record Phrase(List<Part> parts) {

    public Phrase {
        parts = parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    /** A piece of a sentence; a name was chosen by whoever wrote the test, and has an id where it can be linked. */
    public record Part(String text, boolean name, @Nullable String id) {

        static Part text(String text) {
            return new Part(text, false, null);
        }

        static Part of(Object argument) {
            return argument instanceof TestName name
                    ? new Part(name.brief(), true, name.id())
                    : text(argument.toString());
        }
    }

    public static Phrase plain(String text) {
        return new Phrase(List.of(Part.text(text)));
    }

    /** The sentence as text, names and all. */
    public String plain() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
