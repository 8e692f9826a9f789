package io.github.testmonitor.report.serve;

import io.github.testmonitor.report.serve.Answer.Content;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request gets. Only what is in a fixed map can be got, by a path that begins with the token; nothing leads from a path to a
 * file. A name of the host that is not ours is refused: another site's page may have had its name bound to this address.
 */
final class Routes {
    static final String EVENTS = "events";

    private final byte[] token;
    private final Set<String> hosts;
    private final Map<String, Supplier<Content>> contents;

    /**
     * @param hosts what a request may name as its host, with the port
     * @param contents by the path below the token
     */
    Routes(String token, Set<String> hosts, Map<String, Supplier<Content>> contents) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.hosts = Set.copyOf(hosts);
        this.contents = Map.copyOf(contents);
    }

    /** Whether the request is for the stream of events, and may have it. */
    boolean isForEvents(Request request) {
        return refusal(request) == null && EVENTS.equals(below(request.path()));
    }

    ByteBuffer answer(Request request) {
        String refusal = refusal(request);
        if (refusal != null) {
            return Answer.refusal(refusal);
        }
        Supplier<Content> content = contents.get(below(request.path()));
        return content == null ? Answer.refusal("404 Not Found") : Answer.of(content.get());
    }

    private @Nullable String refusal(Request request) {
        if (request.host() == null || !hosts.contains(request.host())) {
            return "403 Forbidden";
        }
        int end = request.path().indexOf('/', 1);
        String given = end < 0 ? "" : request.path().substring(1, end);
        if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.ISO_8859_1))) {
            return "403 Forbidden";
        }
        return request.method().equals("GET") ? null : "405 Method Not Allowed";
    }

    private static String below(String path) {
        return path.substring(path.indexOf('/', 1) + 1);
    }
}
