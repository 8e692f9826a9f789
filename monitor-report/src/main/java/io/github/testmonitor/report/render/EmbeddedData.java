package io.github.testmonitor.report.render;

import io.github.testmonitor.report.render.data.PageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The data of the page packed, to stand in the page itself. Not thread-safe. */
final class EmbeddedData implements PageFiles {
    private final List<SinglePage.Piece> pieces = new ArrayList<>();

    @Override
    public void put(String name, CharSequence json) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new BestGzip(packed), StandardCharsets.UTF_8)) {
            out.append(json);
        }
        pieces.add(new SinglePage.Piece(name, Base64.getEncoder().encodeToString(packed.toByteArray())));
    }

    List<SinglePage.Piece> pieces() {
        return pieces;
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
