package io.github.testmonitor.report.render;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A text file that appears whole or not at all: it is written under another name, and takes its own with {@link #finish()}.
 * Closed without that, it leaves nothing. UTF-8; half a surrogate pair becomes U+FFFD instead of an exception.
 */
final class WholeFile implements AutoCloseable {
    private static final String PART = ".part";
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final Path part;
    private final Writer writer;

    private WholeFile(Path file, Path part, Writer writer) {
        this.file = file;
        this.part = part;
        this.writer = writer;
    }

    static WholeFile at(Path file) throws IOException {
        // No temporary file of the JDK's: those may be read by their owner only, and the report is for others too.
        Path part = file.resolveSibling(file.getFileName() + PART);
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT);
        return new WholeFile(
                file, part, new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(part), encoder)));
    }

    Writer writer() {
        return writer;
    }

    /** Puts the file in its place, instead of an older one. */
    void finish() throws IOException {
        writer.close();
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some file systems cannot; then a reader may see the short moment in between.
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
