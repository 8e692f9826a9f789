package io.github.testmonitor.report.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page, as it is installed on this machine; nothing is downloaded. */
public final class Browser implements AutoCloseable {
    static final int WIDTH = 1400;
    static final int HEIGHT = 1000;

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final Map<String, Integer> KEYS = Map.of(
            "Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40, "Tab", 9);

    private final Process process;
    private final DevTools tools;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.tools = new DevTools(page, this::event);
        tools.send("Page.enable", Map.of());
        tools.send("Runtime.enable", Map.of());
        tools.send("Log.enable", Map.of());
    }

    /** Starts it, or skips the test with a word where there is none. */
    public static Browser start(Path profile) throws IOException {
        Optional<Path> found = find();
        Assumptions.assumeTrue(
                found.isPresent(), "No Chromium on the PATH: what the page does in a browser is not tested");
        Process process = new ProcessBuilder(
                        found.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, page(host(process)));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Optional<Path> find() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String host(Process process) throws IOException {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread rest = new Thread(() -> errors.lines().forEach(more -> {}), "chromium-stderr");
                rest.setDaemon(true);
                rest.start();
                return matcher.group(1);
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    private static URI page(String host) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + host + "/json")).build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode target : new JsonMapper().readTree(answer)) {
                if (target.get("type").asString().equals("page")) {
                    return URI.create(target.get("webSocketDebuggerUrl").asString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        throw new IOException("Chromium has no page");
    }

    private void event(String name, JsonNode event) {
        switch (name) {
            case "Runtime.exceptionThrown" ->
                problems.add(event.at("/exceptionDetails/exception/description").asString(event.toString()));
            case "Log.entryAdded" -> {
                if (event.at("/entry/level").asString("").equals("error")) {
                    problems.add(event.at("/entry/text").asString(""));
                }
            }
            case "Page.javascriptDialogOpening" -> problems.add("a dialog opened: " + event);
            default -> {
                // Nothing that a test asks for.
            }
        }
    }

    /** Opens an address and waits until its scripts have drawn the page. */
    public void open(String address) {
        openWithoutScripts(address);
        await("window.MONITOR && MONITOR.ready > 0");
    }

    /** Opens an address and waits until it is loaded. */
    public void openWithoutScripts(String address) {
        problems.clear();
        evaluate("window.monLeaving = true");
        tools.send("Page.navigate", Map.of("url", "about:blank"));
        await("location.href === 'about:blank' && !window.monLeaving");
        tools.send("Page.navigate", Map.of("url", address));
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** Exceptions, errors of loading and dialogs since the page was opened. */
    public List<String> problems() {
        return new ArrayList<>(problems);
    }

    public JsonNode evaluate(String script) {
        JsonNode answer = tools.send(
                "Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + " threw " + answer.get("exceptionDetails"));
        }
        return answer.get("result").has("value") ? answer.get("result").get("value") : answer.get("result");
    }

    public String text(String script) {
        return evaluate(script).asString();
    }

    public double number(String script) {
        return evaluate(script).asDouble();
    }

    public boolean is(String script) {
        return evaluate("!!(" + script + ")").asBoolean();
    }

    /** Waits until the script says yes. */
    public void await(String script) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!is(script)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within a minute: " + script + "; problems: " + problems);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Presses a key, or writes a character. */
    public void press(String key) {
        boolean writes = key.length() == 1 || key.equals("Enter");
        Map<String, Object> down = Map.of(
                "type",
                writes ? "keyDown" : "rawKeyDown",
                "key",
                key,
                "windowsVirtualKeyCode",
                KEYS.getOrDefault(key, 0),
                "text",
                key.equals("Enter") ? "\r" : writes ? key : "");
        tools.send("Input.dispatchKeyEvent", down);
        tools.send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", KEYS.getOrDefault(key, 0)));
    }

    public void write(String text) {
        text.codePoints().forEach(character -> press(Character.toString(character)));
    }

    /** What the page's scripts hold, garbage excluded: objects, and the memory of typed arrays. */
    double heapBytes() {
        tools.send("HeapProfiler.collectGarbage", Map.of());
        JsonNode usage = tools.send("Runtime.getHeapUsage", Map.of());
        return usage.get("usedSize").asDouble()
                + usage.get("backingStorageSize").asDouble();
    }

    /** CPU time of the page's own thread so far, which other jobs of the machine do not lengthen; only its differences mean anything. */
    double cpuMillis() {
        tools.send("Performance.enable", Map.of("timeDomain", "threadTicks"));
        for (JsonNode metric : tools.send("Performance.getMetrics", Map.of()).get("metrics")) {
            if (metric.get("name").asString().equals("TaskDuration")) {
                return metric.get("value").asDouble() * 1000;
            }
        }
        throw new IllegalStateException("Chromium does not tell its task duration");
    }

    public void prefer(String feature, String value) {
        tools.send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As in a window of this size. */
    public void size(int width, int height) {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As on paper, or, with an empty word, on a screen again. */
    public void medium(String medium) {
        tools.send("Emulation.setEmulatedMedia", Map.of("media", medium));
    }

    public void picture(Path file) throws IOException {
        String data = tools.send("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.write(file, Base64.getDecoder().decode(data));
    }

    public void print(Path file) throws IOException {
        String data = tools.send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                .get("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
