package io.github.testmonitor.report.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers, whole or the head of a stream, as bytes. Each closes its connection. */
final class Answer {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String ALWAYS = "Connection: close\r\n"
            + "Cache-Control: no-store\r\n"
            + "X-Content-Type-Options: nosniff\r\n"
            + "Referrer-Policy: no-referrer\r\n"
            + "X-Frame-Options: DENY\r\n"
            + "Cross-Origin-Resource-Policy: same-origin\r\n"
            + "Content-Security-Policy: " + POLICY + "\r\n";

    private Answer() {}

    static ByteBuffer of(Content content) {
        byte[] head = head("200 OK", content.type(), "Content-Length: " + content.bytes().length + "\r\n");
        return ByteBuffer.allocate(head.length + content.bytes().length)
                .put(head)
                .put(content.bytes())
                .flip();
    }

    /** Says why there is nothing, in a line of plain text. */
    static ByteBuffer refusal(String status) {
        byte[] body = (status + "\n").getBytes(StandardCharsets.US_ASCII);
        String more = status.startsWith("405") ? "Allow: GET\r\n" : "";
        byte[] head = head(status, "text/plain; charset=utf-8", more + "Content-Length: " + body.length + "\r\n");
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }

    /** The head of a stream of events. */
    static ByteBuffer events() {
        return ByteBuffer.wrap(head("200 OK", "text/event-stream; charset=utf-8", ""));
    }

    private static byte[] head(String status, String type, String more) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + ALWAYS + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands at a path. */
    record Content(String type, byte[] bytes) {
        static Content of(String type, String text) {
            return new Content(type, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
