package io.github.testmonitor.report.render;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@link WholeFile} where it is wanted; else what is written goes nowhere. */
final class OptionalFile implements AutoCloseable {
    private final @Nullable WholeFile file;

    private OptionalFile(@Nullable WholeFile file) {
        this.file = file;
    }

    static OptionalFile of(boolean wanted, Path path) throws IOException {
        return new OptionalFile(wanted ? WholeFile.at(path) : null);
    }

    Writer writer() {
        return file == null ? Writer.nullWriter() : file.writer();
    }

    void finish() throws IOException {
        if (file != null) {
            file.finish();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
