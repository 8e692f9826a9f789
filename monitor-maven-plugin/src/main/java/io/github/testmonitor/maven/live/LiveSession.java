package io.github.testmonitor.maven.live;

import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.alert.Alerts;
import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.serve.LivePage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Follows the session's forks on one daemon thread, from the first agent that is prepared to the end of the session. */
public final class LiveSession implements AutoCloseable {
    /** What was sampled is to be seen a quarter of a second later. */
    private static final long PAGE_MILLIS = 100;

    private static final long CONSOLE_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;
    private final Follower follower;
    private final Log log;

    private LiveSession(ScheduledThreadPoolExecutor executor, Follower follower, Log log) {
        this.executor = executor;
        this.follower = follower;
        this.log = log;
    }

    /** Starts what was asked for; null where nothing was. A page that cannot be served is a warning. */
    public static @Nullable LiveSession start(LiveSettings settings, MavenSession session, Log log) {
        boolean console = settings.hasConsole(log.isInfoEnabled());
        LivePage page = settings.port() == null ? null : page(settings.port(), settings.testLabels(), log);
        if (!console && page == null) {
            return null;
        }
        Alerts alerts = console ? new Alerts(LiveLimits.of(session)::get, log::warn) : null;
        List<LiveListener> listeners = new ArrayList<>();
        if (alerts != null) {
            listeners.add(alerts);
        }
        if (page != null) {
            listeners.add(page);
        }
        SharedSession shared = SharedSession.of(session);
        InstantSource clock = InstantSource.system();
        LiveBuild build = LiveBuild.ofSession(
                () -> shared.preparedModules().keySet(),
                shared.buildId(),
                session.getStartTime().toInstant(),
                clock,
                LiveListener.all(listeners));
        Follower follower = new Follower(build, clock, alerts, page, log::info);
        LiveSession live = new LiveSession(executor(), follower, log);
        live.schedule(page != null ? PAGE_MILLIS : CONSOLE_MILLIS);
        return live;
    }

    private static @Nullable LivePage page(int port, boolean testLabels, Log log) {
        try {
            LivePage page = LivePage.open(port, testLabels, InstantSource.system());
            log.info("Live page, for this machine only: " + page.address());
            return page;
        } catch (IOException e) {
            log.warn("There is no live page, because port " + port + " of monitor.live.port cannot be had: "
                    + e.getMessage() + ". 0 takes any that is free.");
            return null;
        }
    }

    private static ScheduledThreadPoolExecutor executor() {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "monitor-live");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void schedule(long millis) {
        var unused = executor.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            follower.look();
        } catch (RuntimeException | LinkageError e) {
            // What cannot be read once will not be read the next time; the tests go on.
            executor.shutdown();
            log.debug("The build is not followed any more", e);
        }
    }

    /** Says the last words, and leaves neither thread nor port behind. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        follower.close();
    }
}
