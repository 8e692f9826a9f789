package io.github.testmonitor.report.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the Chrome DevTools Protocol over the JDK's own WebSocket: one page, one command after the other. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private final BiConsumer<String, JsonNode> events;
    private final WebSocket socket;

    /** @param events told on the socket's thread: the name of the event and what it has */
    DevTools(URI address, BiConsumer<String, JsonNode> events) {
        this.events = events;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    JsonNode send(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        String command = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(command, true).join();
        JsonNode result =
                answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (result.has("error")) {
            throw new IllegalStateException(method + ": " + result.get("error"));
        }
        return result.get("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            JsonNode whole = JSON.readTree(message.toString());
            message.setLength(0);
            if (whole.has("id")) {
                waiting.remove(whole.get("id").asInt()).complete(whole);
            } else {
                events.accept(whole.get("method").asString(), whole.get("params"));
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
