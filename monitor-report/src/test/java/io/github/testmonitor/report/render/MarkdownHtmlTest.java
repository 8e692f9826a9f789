package io.github.testmonitor.report.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownHtmlTest {
    @Test
    void every_form_that_the_manual_uses_becomes_its_element() {
        String html = MarkdownHtml.of("""
                # A & B
                **Bold** and `x < *y*`,
                *soft*. So:
                - one
                  goes on
                - two

                ## C
                | head | of |
                |---|---|
                | a | "b" |""", 1);

        assertThat(html).isEqualTo("""
                <h2>A &amp; B</h2>
                <p><strong>Bold</strong> and <code>x &lt; *y*</code>, <em>soft</em>. So:</p>
                <ul><li>one goes on</li>
                <li>two</li></ul>
                <h3>C</h3>
                <table><thead><tr><th scope="col">head</th><th scope="col">of</th></tr></thead>
                <tbody><tr><td>a</td><td>&quot;b&quot;</td></tr></tbody></table>
                """);
    }

    @Test
    void the_manual_is_whole_and_leaves_no_sign_of_markdown() throws Exception {
        Html html = Html.parse("<body>" + Manual.html(0) + "</body>");

        assertThat(html.texts("h2")).isEqualTo(headings("## "));
        assertThat(html.elements().stream()
                        .filter(element -> !element.getTagName().equals("code"))
                        .filter(element -> element.getChildNodes().getLength() == 1)
                        .map(Html::text))
                .noneMatch(text ->
                        text.contains("**") || text.contains("`") || text.startsWith("|") || text.startsWith("#"));
    }

    private static List<String> headings(String mark) throws IOException {
        return Files.readString(Path.of("../docs/measuring.md"))
                .lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
