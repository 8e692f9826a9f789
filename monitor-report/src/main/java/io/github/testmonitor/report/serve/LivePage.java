package io.github.testmonitor.report.serve;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.metrics.OpenMetrics;
import io.github.testmonitor.report.render.LivePageFiles;
import io.github.testmonitor.report.serve.Answer.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page of a build that runs, and its metrics, on the loopback address: from {@link #open} to {@link #close}. It hears what
 * the forks do as a {@link LiveListener}, and tells its readers at each {@link #show}. Both are called by the thread that follows the
 * build, which no reader ever keeps waiting.
 */
public final class LivePage implements LiveListener, AutoCloseable {
    private static final int TOKEN_BYTES = 16;

    private final InstantSource clock;
    private final Tracks tracks = new Tracks();
    private final LiveMetrics metrics;
    private final EventLog events = new EventLog(tracks, this::state);
    private final PageServer server;
    private final String address;
    private @Nullable LiveView latest;

    private LivePage(int port, boolean testLabels, InstantSource clock) throws IOException {
        this.clock = clock;
        this.metrics = new LiveMetrics(testLabels);
        Map<String, Supplier<Content>> contents = contents();
        String token = token();
        this.server = PageServer.start(port, bound -> new Routes(token, hosts(bound), contents), events);
        this.address = "http://" + host() + ":" + server.port() + "/" + token + "/";
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any that is free
     * @param testLabels whether metrics name tests
     * @throws IOException if the port cannot be had
     */
    public static LivePage open(int port, boolean testLabels, InstantSource clock) throws IOException {
        return new LivePage(port, testLabels, clock);
    }

    /** Where the page is; the random part of it is what lets a reader in. */
    public String address() {
        return address;
    }

    private Map<String, Supplier<Content>> contents() throws IOException {
        Content page = Content.of("text/html; charset=utf-8", LivePageFiles.page());
        Content style = Content.of("text/css; charset=utf-8", LivePageFiles.style());
        Content charts = Content.of("text/javascript; charset=utf-8", LivePageFiles.charts());
        Content script = Content.of("text/javascript; charset=utf-8", LivePageFiles.script());
        return Map.of(
                "", () -> page,
                "live.css", () -> style,
                "uplot.js", () -> charts,
                "live.js", () -> script,
                "metrics", () -> Content.of(OpenMetrics.CONTENT_TYPE, metrics.text()));
    }

    private static Set<String> hosts(int port) {
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    private static String host() {
        String address = InetAddress.getLoopbackAddress().getHostAddress();
        return address.contains(":") ? "[::1]" : address;
    }

    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Tells the readers what the build is doing, if anything has changed. */
    public void show(LiveView view) {
        String event;
        synchronized (tracks) {
            boolean news = !view.equals(latest) || tracks.forks().stream().anyMatch(ForkTrack::hasNews);
            if (!news) {
                return;
            }
            event = EventJson.of(view, clock.instant(), tracks, false);
            latest = view;
            // With the state under one lock: a state that is asked for now has what this event says, or has not.
            tracks.merge();
            events.add(event);
        }
        metrics.show(view);
        server.wake();
    }

    private String state() {
        synchronized (tracks) {
            return latest == null ? "{\"whole\":true}" : EventJson.of(latest, clock.instant(), tracks, true);
        }
    }

    @Override
    public void newBuild() {
        synchronized (tracks) {
            tracks.newBuild();
        }
        metrics.newBuild();
    }

    @Override
    public void started(Fork fork) {
        synchronized (tracks) {
            tracks.started(fork);
        }
        metrics.started(fork);
    }

    @Override
    public void sample(Fork fork, ForkRecord.Sample sample) {
        synchronized (tracks) {
            tracks.sample(fork, sample);
        }
        metrics.sample(fork, sample);
    }

    @Override
    public void finished(Fork fork, Finished test) {
        synchronized (tracks) {
            tracks.finished(fork, test);
        }
        metrics.finished(fork, test);
    }

    @Override
    public void stack(Fork fork, Stack stack) {
        synchronized (tracks) {
            tracks.stack(fork, stack);
        }
    }

    @Override
    public void ended(Fork fork, ForkRecord.ForkFinished last) {
        synchronized (tracks) {
            tracks.ended(fork, last);
        }
        metrics.ended(fork, last);
    }

    /** Says that the build is over to those who still listen, and leaves neither thread nor port. */
    @Override
    public void close() {
        synchronized (tracks) {
            if (latest != null) {
                show(latest.ended());
            }
        }
        server.close();
    }
}
