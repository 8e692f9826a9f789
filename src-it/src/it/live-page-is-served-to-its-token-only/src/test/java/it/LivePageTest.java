package it;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Asks for the page of the build that it runs in. */
class LivePageTest {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+:\\d+/\\p{XDigit}{32}/");

    private static URI page;

    @BeforeAll
    static void find_the_page_in_the_log() throws Exception {
        Matcher address = ADDRESS.matcher(Files.readString(Path.of(System.getProperty("log"))));
        assertTrue(address.find());
        page = URI.create(address.group());
        Files.writeString(Path.of("target/address.txt"), page.toString());
    }

    @Test
    void the_page_and_its_scripts_are_served() throws Exception {
        assertTrue(get("").startsWith("HTTP/1.1 200 OK"));
        assertTrue(get("").contains("Content-Security-Policy: default-src 'none'"));
        assertTrue(get("live.js").contains("EventSource"));
        assertTrue(get("uplot.js").contains("uPlot"));
        assertTrue(get("live.css").contains(".mon"));
    }

    @Test
    void metrics_are_served_for_prometheus() throws Exception {
        String metrics = get("metrics");

        assertTrue(metrics.contains("Content-Type: application/openmetrics-text; version=1.0.0"));
        assertTrue(metrics.endsWith("# EOF\n"));
        Files.writeString(Path.of("target/metrics.txt"), metrics.substring(metrics.indexOf("\r\n\r\n") + 4));
    }

    @Test
    @DisplayName("</script><img src=x onerror=alert(1)> \u001b[2J \u202e")
    void the_running_test_is_among_the_events() throws Exception {
        try (Socket socket = open(request("GET", page.getPath() + "events", "localhost:" + page.getPort()))) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); ; line = in.readLine()) {
                if (line.contains("the_running_test_is_among_the_events") && line.contains("\"forks\":[{")) {
                    assertFalse(line.contains("\u001b"));
                    return;
                }
            }
        }
    }

    @Test
    void nothing_else_is_served() throws Exception {
        String host = "localhost:" + page.getPort();
        String wrong = "/" + "0".repeat(32) + "/";

        assertEquals("HTTP/1.1 403 Forbidden", status(request("GET", wrong, host)));
        assertEquals("HTTP/1.1 403 Forbidden", status(request("GET", wrong + "metrics", host)));
        assertEquals("HTTP/1.1 403 Forbidden", status(request("GET", "/", host)));
        assertEquals("HTTP/1.1 403 Forbidden", status(request("GET", page.getPath(), "evil.example")));
        assertEquals("HTTP/1.1 404 Not Found", status(request("GET", page.getPath() + "../../../etc/passwd", host)));
        assertEquals("HTTP/1.1 404 Not Found", status(request("GET", page.getPath() + "..%2f..%2fpom.xml", host)));
        assertEquals("HTTP/1.1 405 Method Not Allowed", status(request("POST", page.getPath(), host)));
    }

    private static String get(String name) throws Exception {
        return answer(request("GET", page.getPath() + name, "127.0.0.1:" + page.getPort()));
    }

    private static String status(String request) throws Exception {
        return answer(request).lines().findFirst().orElse("");
    }

    private static String request(String method, String path, String host) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private static String answer(String request) throws Exception {
        try (Socket socket = open(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket open(String request) throws Exception {
        Socket socket = new Socket("localhost", page.getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }
}
