package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.format.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of one language. Where a language has no text of ours, the root bundle's English is used, never that of the
 * machine's own locale: a site's default page must not depend on who builds it.
 *
 * <p>In a text, {@code {0}} stands for an argument; nothing else is special. Numbers come in already written. Immutable.
 */
public final class Texts {
    private static final String BUNDLE = "io.github.testmonitor.report.render.texts";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static Texts in(Locale locale) {
        return new Texts(ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The language of the texts for the {@code lang} attribute: of the bundle found, which may differ from the one asked for. */
    public String language() {
        String language = bundle.getLocale().getLanguage();
        return language.isEmpty() ? "en" : language;
    }

    /**
     * The text with its arguments.
     *
     * @throws MissingResourceException if there is no such text
     */
    public String of(String key, Object... arguments) {
        return phrase(key, arguments).plain();
    }

    /** The text {@code key.one} or {@code key.many}; {@code {0}} is the count, the arguments follow from {@code {1}} on. */
    public String counted(String key, long count, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = Quantities.count(count);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return of(key + (count == 1 ? ".one" : ".many"), all);
    }

    /** All texts whose keys begin with one of these, with their placeholders, by key. */
    public Map<String, String> startingWith(List<String> beginnings) {
        Map<String, String> found = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (beginnings.stream().anyMatch(key::startsWith)) {
                found.put(key, bundle.getString(key));
            }
        }
        return found;
    }

    /** As {@link #of}, but arguments that are {@link TestName}s stay apart from the text around them. */
    public Phrase phrase(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        List<Phrase.Part> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(pattern);
        int end = 0;
        while (placeholder.find()) {
            parts.add(Phrase.Part.text(pattern.substring(end, placeholder.start())));
            parts.add(Phrase.Part.of(arguments[Integer.parseInt(placeholder.group(1))]));
            end = placeholder.end();
        }
        parts.add(Phrase.Part.text(pattern.substring(end)));
        return new Phrase(parts);
    }
}
