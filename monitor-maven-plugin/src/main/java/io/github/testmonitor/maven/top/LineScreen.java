package io.github.testmonitor.maven.top;

import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.TopScreen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For output that is no terminal: the first line of a view, now and then; and the whole of the last. */
final class LineScreen implements Screen {
    /** What a log has room for. */
    static final int WIDTH = 160;

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Consumer<String> out;
    private @Nullable Instant written;
    private List<String> latest = List.of();

    LineScreen(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void show(LiveView view, Instant now) {
        latest = TopScreen.lines(view, now, WIDTH);
        if (written == null || !written.plus(PERIOD).isAfter(now)) {
            written = now;
            out.accept(latest.get(0));
        }
    }

    @Override
    public void close() {
        latest.forEach(out);
    }
}
