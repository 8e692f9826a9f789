package io.github.testmonitor.maven.live;

import io.github.testmonitor.report.alert.Alerts;
import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.StatusLine;
import io.github.testmonitor.report.serve.LivePage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at the build, and tells whoever wants to know. Not thread-safe. */
final class Follower implements AutoCloseable {
    static final Duration LINE_PERIOD = Duration.ofSeconds(30);

    private final LiveBuild build;
    private final InstantSource clock;
    private final @Nullable Alerts alerts;
    private final @Nullable LivePage page;
    private final Consumer<String> console;
    private Instant nextLine;

    /**
     * @param alerts null for no lines on the console at all
     * @param console takes a line now and then
     */
    Follower(
            LiveBuild build,
            InstantSource clock,
            @Nullable Alerts alerts,
            @Nullable LivePage page,
            Consumer<String> console) {
        this.build = build;
        this.clock = clock;
        this.alerts = alerts;
        this.page = page;
        this.console = console;
        this.nextLine = clock.instant().plus(LINE_PERIOD);
    }

    void look() {
        Optional<LiveView> found = build.look();
        if (found.isEmpty()) {
            return;
        }
        LiveView view = found.get();
        if (page != null) {
            page.show(view);
        }
        if (alerts != null) {
            alerts.look(view);
            line(view);
        }
    }

    private void line(LiveView view) {
        Instant now = clock.instant();
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(LINE_PERIOD);
            StatusLine.of(view).ifPresent(console);
        }
    }

    /** Looks for the last time. */
    @Override
    public void close() {
        try {
            look();
        } finally {
            if (alerts != null) {
                alerts.close();
            }
            if (page != null) {
                page.close();
            }
        }
    }
}
