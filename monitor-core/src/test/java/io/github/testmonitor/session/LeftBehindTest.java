package io.github.testmonitor.session;

import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.Json;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two classes, one right after the other, with files that are really opened; who is told to have left them. */
@EnabledOnOs(OS.LINUX)
class LeftBehindTest {
    @TempDir
    Path folder;

    private final OpenSpans open = new OpenSpans();
    private final Probes probes =
            Probes.open(new ProbeSources(Path.of("/"), false, List.of(), null), (probe, reason) -> {});
    private final ThreadLedger ledger =
            new ThreadLedger(Thread.currentThread(), new FakeThreadClock(), null, new OutsideWork());
    private Path file;
    private Leaks leaks;
    private LeftBehind leftBehind;
    private long ids;
    private long nanos;

    @BeforeEach
    void openFile() throws IOException {
        file = folder.resolve("fork.jsonl");
        ForkFileWriter out = ForkFileWriter.open(file);
        leaks = new Leaks(out, List.of(), Ticker.startingNow());
        leftBehind = new LeftBehind(leaks, open, new UnavailableOnce(out));
    }

    @Test
    void a_file_of_a_set_up_is_its_classs_and_not_its_first_tests() throws IOException {
        finish(start(false, null));
        Span second = start(false, null);
        try (OutputStream left = Files.newOutputStream(folder.resolve("of-set-up.bin"))) {
            finish(start(true, second));
            finish(second);

            leaks.tick(later());

            left.write(1);
        }
        assertThat(Json.lines(file, "leaked"))
                .extracting(record -> record.get("id").asLong() + " " + record.get("files"))
                .containsExactly(second.id() + " [\"of-set-up.bin\"]");
    }

    @Test
    void a_file_of_a_tear_down_is_not_the_next_classs() throws IOException {
        Span first = start(false, null);
        finish(start(true, first));
        try (OutputStream left = Files.newOutputStream(folder.resolve("of-tear-down.bin"))) {
            finish(first);
            Span second = start(false, null);
            finish(start(true, second));
            finish(second);

            leaks.tick(later());

            left.write(1);
        }
        assertThat(Json.lines(file, "leaked")).isEmpty();
    }

    /** So much has passed that files are listed, whatever else is closed in this JVM meanwhile. */
    private long later() {
        nanos += 10_000_000_000L;
        return nanos;
    }

    private Span start(boolean test, @Nullable Span parent) {
        long now = later();
        Span span = new Span(++ids, test, parent, ledger, null);
        Readings edge = new Readings();
        leftBehind.spanStarts(span, edge, probes, now);
        open.begin(span, edge, now);
        return span;
    }

    /** A test is long enough for its files to be looked at, a container is not. */
    private void finish(Span span) {
        long now = later();
        Readings edge = new Readings();
        open.end(span, edge, now);
        Readings longEdge = span.isTest() ? new Readings() : null;
        if (longEdge != null) {
            probes.readOpenFiles(longEdge);
        }
        leftBehind.spanFinishes(span, edge, longEdge, probes.openFileNames(), now);
    }
}
