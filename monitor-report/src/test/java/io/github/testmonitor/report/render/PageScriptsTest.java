package io.github.testmonitor.report.render;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageScriptsTest {
    private static final Pattern ASKED_FOR =
            Pattern.compile("(?<![A-Za-z])(?:text|counted|labelled|line)\\('([\\w.]+)'");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'");
    private static final Pattern WORDS = Pattern.compile("^\\p{Lu}\\p{Ll}+( \\p{L}+)+");

    @ParameterizedTest
    @CsvSource({
        "uPlot.iife.min.js, 7f29cd14e36d84141ab49c5e0a806d88e4d855596a9bc0e10799bc2c114b4c4f",
        "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04"
    })
    void the_chart_library_is_the_one_that_was_looked_at(String name, String hash) throws Exception {
        try (InputStream in = Objects.requireNonNull(PageScripts.class.getResourceAsStream("uplot/" + name))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());

            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(hash);
        }
    }

    @Test
    void its_licence_goes_with_it() throws IOException {
        assertThat(PageScripts.charts()).startsWith("/*").contains("The MIT License", "Leon Sorokin");
    }

    @Test
    void every_text_that_a_script_asks_for_is_there() throws IOException {
        Map<String, String> texts = Texts.in(Locale.ROOT)
                .startingWith(List.of("script.", "metric.", "outcome.", "kind.", "absence.", "figure."));
        Matcher matcher = ASKED_FOR.matcher(PageScripts.own());
        int found = 0;
        while (matcher.find()) {
            String key = matcher.group(1);
            boolean isBeginning = key.endsWith(".");
            assertThat(texts.keySet())
                    .as(key)
                    .anyMatch(
                            isBeginning
                                    ? known -> known.startsWith(key)
                                    : known -> known.equals(key) || known.equals(key + ".one"));
            found++;
        }
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void every_figure_and_metric_has_a_name_for_people() {
        Texts texts = Texts.in(Locale.ROOT);

        assertThat(Figure.values())
                .allSatisfy(figure ->
                        assertThat(texts.of("figure." + figure.jsonName())).isNotBlank());
        assertThat(Metric.values())
                .filteredOn(metric -> metric != Metric.LOST_TESTS)
                .allSatisfy(metric -> assertThat(texts.of("metric." + metric)).isNotBlank());
    }

    @Test
    void no_script_brings_words_of_its_own() throws IOException {
        Matcher literal = LITERAL.matcher(PageScripts.own().replaceAll("(?s)/\\*.*?\\*/", ""));
        while (literal.find()) {
            assertThat(literal.group(1)).doesNotContainPattern(WORDS);
        }
    }

    @Test
    void german_translates_texts_that_exist_with_the_same_places() {
        Map<String, String> english = Texts.in(Locale.ROOT).startingWith(List.of(""));
        Map<String, String> german = Texts.in(Locale.GERMAN).startingWith(List.of(""));

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(Texts.in(Locale.GERMAN).language()).isEqualTo("de");
        german.forEach(
                (key, text) -> assertThat(places(text)).as(key).isEqualTo(places(english.getOrDefault(key, ""))));
        assertThat(english.entrySet().stream().filter(text -> !text.getValue().equals(german.get(text.getKey()))))
                .hasSizeGreaterThan(300);
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(place -> place.group())
                .sorted()
                .toList();
    }
}
