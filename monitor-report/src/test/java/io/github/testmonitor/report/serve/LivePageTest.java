package io.github.testmonitor.report.serve;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.serve.Http.Reader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LivePageTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    final Instant now = Instant.parse(START).plusSeconds(10);
    LivePage page;
    LiveBuild build;
    ForkFileWriter fork;
    long t = 6 * SECOND;

    @BeforeEach
    void serve_one_fork() throws IOException {
        page = LivePage.open(0, false, () -> now);
        build = LiveBuild.ofSession(() -> List.of(folder), "b", Instant.parse(START), () -> now, page);
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1").started("b", START);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live.css", "uplot.js", "live.js", "metrics"})
    void what_the_page_needs_is_served_and_stays_nowhere(String name) throws IOException {
        assertThat(Http.get(page.address() + name))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Cache-Control: no-store\r\n")
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("Referrer-Policy: no-referrer\r\n")
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self';");
    }

    @Test
    void a_wrong_token_opens_nothing() throws IOException {
        String token = URI.create(page.address()).getPath();
        String wrong = token.substring(0, token.length() - 2) + (token.endsWith("0/") ? "1/" : "0/");

        for (String path : List.of("/", "/live.js", "//live.js", wrong, wrong + "events", wrong + "metrics", "/x/")) {
            assertThat(get(path)).as(path).startsWith("HTTP/1.1 403 Forbidden\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..%2f..%2f..%2fetc/passwd",
                "%2e%2e/%2e%2e/etc/passwd",
                "/etc/passwd",
                "live.js/../../x",
                "..\\..\\pom.xml",
                "live.js%00",
                "script/live.js",
                "live.html"
            })
    void no_path_leads_to_a_file(String path) throws IOException {
        assertThat(get(URI.create(page.address()).getPath() + path)).startsWith("HTTP/1.1 404 Not Found\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "127.0.0.1", "localhost", "127.0.0.1.evil.example:80", ""})
    void a_host_that_is_not_ours_is_refused(String host) throws IOException {
        String request = Http.request("GET", URI.create(page.address()).getPath(), host);

        assertThat(Http.send(port(), request)).startsWith("HTTP/1.1 403 Forbidden\r\n");
    }

    @Test
    void two_hosts_no_host_and_what_is_no_request_are_refused() throws IOException {
        String path = URI.create(page.address()).getPath();
        String host = "Host: localhost:" + port() + "\r\n";

        assertThat(Http.send(port(), "GET " + path + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(Http.send(port(), "GET " + path + " HTTP/1.1\r\n" + host + "Host: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(Http.send(port(), "GET http://localhost" + path + " HTTP/1.1\r\n" + host + "\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(Http.send(port(), "\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "OPTIONS", "get"})
    void other_methods_are_refused(String method) throws IOException {
        String request = Http.request(method, URI.create(page.address()).getPath(), "localhost:" + port());

        assertThat(Http.send(port(), request))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                .contains("Allow: GET\r\n");
    }

    @Test
    void a_head_without_end_is_refused() throws IOException {
        assertThat(Http.send(port(), "GET / HTTP/1.1\r\nHost: " + "x".repeat(Request.MAXIMUM_BYTES)))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void a_reader_gets_all_that_is_known_and_then_what_is_new() throws IOException {
        fork.test(1, "com.acme.FooTest", "first");
        look();

        try (Reader reader = Http.events(page.address(), "")) {
            assertThat(reader.next()).startsWith("1 {\"whole\":true,").contains("\"name\":\"first\"");

            fork.test(2, "com.acme.FooTest", "second");
            look();
            assertThat(reader.next())
                    .startsWith("2 {\"whole\":false,")
                    .containsOnlyOnce("\"outcome\"")
                    .contains("second");
        }
    }

    @Test
    void a_reader_who_was_away_goes_on_where_it_was() throws IOException {
        for (int event = 1; event <= 4; event++) {
            look();
        }

        try (Reader reader = Http.events(page.address(), "Last-Event-ID: 2\r\n")) {
            assertThat(reader.next()).startsWith("3 {\"whole\":false,");
            assertThat(reader.next()).startsWith("4 {\"whole\":false,");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "999999", "-3", "x", "99999999999999999999"})
    void a_reader_who_was_away_too_long_or_lies_gets_all_that_is_known(String lastEventId) throws IOException {
        for (int event = 1; event <= 400; event++) {
            look();
        }

        try (Reader reader = Http.events(page.address(), "Last-Event-ID: " + lastEventId + "\r\n")) {
            assertThat(reader.next()).startsWith("400 {\"whole\":true,");
        }
    }

    @Test
    void readers_who_come_soon_after_each_other_share_one_state() throws IOException {
        look();
        try (Reader first = Http.events(page.address(), "")) {
            assertThat(first.next()).startsWith("1 {\"whole\":true,");
            look();

            try (Reader second = Http.events(page.address(), "")) {
                assertThat(second.next()).startsWith("1 {\"whole\":true,");
                assertThat(second.next()).startsWith("2 {\"whole\":false,");
            }
        }
    }

    @Test
    void readers_who_never_read_keep_nobody_waiting() throws IOException {
        List<Reader> silent = new ArrayList<>();
        for (int index = 0; index < 100; index++) {
            silent.add(Http.events(page.address(), ""));
        }
        fork.testStarted(SECOND, 999, "com.acme.FooTest", "x".repeat(400));
        for (int event = 1; event <= 2_000; event++) {
            look();
        }

        try (Reader reader = Http.events(page.address(), "")) {
            // A silent reader may have asked for the state some events ago: they share it.
            for (long id = id(reader.next()); id < 2_000; id++) {
                assertThat(id).isGreaterThanOrEqualTo(2_000 - EventLog.STATE_SHARED_FOR);
                assertThat(reader.next()).startsWith((id + 1) + " {\"whole\":false,");
            }
            look();
            assertThat(reader.next()).startsWith("2001 ");
        }
        for (Reader reader : silent) {
            reader.close();
        }
    }

    @Test
    void half_a_request_keeps_nobody_waiting_and_connections_are_bounded() throws IOException {
        List<Socket> half = new ArrayList<>();
        for (int index = 0; index < PageServer.MOST_CONNECTIONS; index++) {
            half.add(Http.open(port(), "GET /"));
        }
        // All places are taken when one more is turned away.
        try (Socket turnedAway = Http.open(port(), "")) {
            assertThat(turnedAway.getInputStream().read()).isNegative();
        }
        for (Socket socket : half) {
            socket.close();
        }

        assertThat(eventually(() -> Http.get(page.address()))).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void the_end_is_told_and_leaves_neither_port_nor_thread() throws IOException {
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "running");
        look();
        try (Reader reader = Http.events(page.address(), "")) {
            reader.next();

            page.close();

            assertThat(reader.next()).contains("\"over\":true").contains("\"forks\":[]");
            assertThat(reader.next()).isNull();
        }
        assertThatThrownBy(() -> Http.get(page.address())).isInstanceOf(ConnectException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("monitor-live-page");
    }

    @Test
    void a_port_that_is_in_use_cannot_be_had() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException().isThrownBy(() -> LivePage.open(taken.getLocalPort(), false, () -> now));
        }
    }

    @Test
    void metrics_count_by_module_and_name_no_test() throws IOException {
        fork.test(1, "com.acme.FooTest", "first")
                .testStarted(2 * SECOND, 2, "com.acme.FooTest", "runs")
                .sample(
                        7 * SECOND,
                        List.of(2L),
                        "\"cpuNanos\":1500000000",
                        "\"allocatedBytes\":77",
                        "\"rssBytes\":88",
                        "\"containerMemoryBytes\":99");
        page.show(build.look().orElseThrow());

        assertThat(Http.get(page.address() + "metrics"))
                .contains("Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n")
                .contains("\nmonitor_tests_total{module=\"g:a\",status=\"successful\"} 1\n")
                .contains("\nmonitor_test_duration_seconds_total{module=\"g:a\"} 0.001\n")
                .contains("\nmonitor_cpu_seconds_total{module=\"g:a\"} 1.5\n")
                .contains("\nmonitor_allocated_bytes_total{module=\"g:a\"} 77\n")
                .contains("\nmonitor_fork_rss_bytes{module=\"g:a\",fork=\"1\"} 88\n")
                .contains("\nmonitor_fork_tests_running{module=\"g:a\",fork=\"1\"} 1\n")
                .contains("\nmonitor_container_memory_bytes 99\n")
                .contains("\nmonitor_container_memory_limit_bytes 1000\n")
                .doesNotContain("runs", "first")
                .endsWith("# EOF\n");
    }

    @Test
    void metrics_name_tests_where_that_was_asked_for() throws IOException {
        page.close();
        page = LivePage.open(0, true, () -> now);
        build = LiveBuild.ofSession(() -> List.of(folder), "b", Instant.parse(START), () -> now, page);
        fork.test(1, "com.acme.FooTest", "first").testStarted(2 * SECOND, 2, "com.acme.FooTest", "runs");
        look();

        assertThat(Http.get(page.address() + "metrics"))
                .contains("test=\"FooTest#runs\"} ")
                .contains("\nmonitor_test_top_cpu_seconds{test=\"FooTest#first\"} 0.0000001\n");
    }

    /** Makes sure that there is something new, and shows it. */
    private void look() {
        t += 1_000_000;
        fork.sample(t, List.of());
        page.show(build.look().orElseThrow());
    }

    private String get(String path) throws IOException {
        return Http.send(port(), Http.request("GET", path, "localhost:" + port()));
    }

    private static long id(@Nullable String event) {
        String told = Objects.requireNonNull(event, "the stream has ended");
        return Long.parseLong(told.substring(0, told.indexOf(' ')));
    }

    private int port() {
        return URI.create(page.address()).getPort();
    }

    /** Places become free when the server has seen that the others have gone. */
    private static String eventually(Attempt attempt) throws IOException {
        for (int tries = 0; tries < 1_000; tries++) {
            String answer = "";
            try {
                answer = attempt.get();
            } catch (IOException turnedAway) {
                Thread.onSpinWait();
            }
            if (!answer.isEmpty()) {
                return answer;
            }
        }
        return "";
    }

    private interface Attempt {
        String get() throws IOException;
    }
}
