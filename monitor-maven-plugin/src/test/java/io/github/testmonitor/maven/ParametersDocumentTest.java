package io.github.testmonitor.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "parameters.md");

    @Test
    void the_document_says_what_the_mojos_say() throws Exception {
        String text = ParametersDocument.text();
        if ("write".equals(System.getProperty("monitor.docs"))) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, text);
        }

        assertThat(DOCUMENT).hasContent(text);
    }
}
