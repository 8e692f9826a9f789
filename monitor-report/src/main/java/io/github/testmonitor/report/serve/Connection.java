package io.github.testmonitor.report.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One reader: its request, then an answer or the stream of events. Never waits; used by the server's thread only. */
final class Connection {
    /** Who has not sent its request, or taken any byte, for so long is not waited for. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long FAREWELL_MILLIS = 1_000;
    private static final long PING_MILLIS = 15_000;
    private static final int PIECE = 1 << 15;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Routes routes;
    private final EventLog events;
    private @Nullable ByteBuffer in = ByteBuffer.allocate(Request.MAXIMUM_BYTES);
    private @Nullable ByteBuffer out;
    private boolean streaming;
    private boolean parting;
    private @Nullable Long seen;
    private long deadline;
    private long lastWritten;

    Connection(SocketChannel channel, SelectionKey key, Routes routes, EventLog events, long nowMillis) {
        this.channel = channel;
        this.key = key;
        this.routes = routes;
        this.events = events;
        this.deadline = nowMillis + PATIENCE_MILLIS;
    }

    /** Reads what there is. */
    void read(long nowMillis) throws IOException {
        ByteBuffer buffer = in;
        if (buffer == null) {
            discard();
            return;
        }
        if (channel.read(buffer) < 0) {
            close();
            return;
        }
        int length = Request.headLength(buffer.array(), buffer.position());
        if (length >= 0) {
            in = null;
            begin(Request.parse(buffer.array(), length), nowMillis);
        } else if (!buffer.hasRemaining()) {
            in = null;
            answer(Answer.refusal("431 Request Header Fields Too Large"), nowMillis);
        }
    }

    private void begin(@Nullable Request request, long nowMillis) throws IOException {
        if (request == null) {
            answer(Answer.refusal("400 Bad Request"), nowMillis);
        } else if (routes.isForEvents(request)) {
            streaming = true;
            seen = request.lastEventId();
            answer(Answer.events(), nowMillis);
        } else {
            answer(routes.answer(request), nowMillis);
        }
    }

    private void answer(ByteBuffer bytes, long nowMillis) throws IOException {
        out = bytes;
        deadline = nowMillis + PATIENCE_MILLIS;
        write(nowMillis);
    }

    /** Nothing is expected after the request; the end tells that the reader has gone. */
    private void discard() throws IOException {
        if (channel.read(ByteBuffer.allocate(1024)) < 0) {
            close();
        }
    }

    /** Sends as much as the reader takes, and comes back when it takes more. */
    void write(long nowMillis) throws IOException {
        while (out != null || next()) {
            ByteBuffer buffer = out;
            if (buffer == null || parting) {
                return;
            }
            int end = buffer.limit();
            buffer.limit(Math.min(end, buffer.position() + PIECE));
            int written = channel.write(buffer);
            buffer.limit(end);
            if (written > 0) {
                lastWritten = nowMillis;
                deadline = nowMillis + PATIENCE_MILLIS;
            }
            if (buffer.hasRemaining() && written == 0) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            if (!buffer.hasRemaining()) {
                out = null;
            }
        }
        key.interestOps(SelectionKey.OP_READ);
        if (!streaming && !parting) {
            part(nowMillis);
        }
    }

    private boolean next() {
        EventLog.Event event = streaming ? events.after(seen) : null;
        if (event == null) {
            return false;
        }
        seen = event.id();
        out = ByteBuffer.wrap(event.bytes());
        return true;
    }

    /** Closing at once, while the reader may still send, would throw away what it has not read. */
    private void part(long nowMillis) throws IOException {
        parting = true;
        deadline = nowMillis + FAREWELL_MILLIS;
        channel.shutdownOutput();
    }

    /** Whether there is something that the reader has not taken. */
    boolean isBehind() {
        return out != null;
    }

    /** Sends what is new, keeps the stream alive, and closes what stands still. */
    void tick(long nowMillis) throws IOException {
        if (streaming && out == null) {
            if (nowMillis - lastWritten > PING_MILLIS) {
                out = ByteBuffer.wrap(": \n\n".getBytes(StandardCharsets.US_ASCII));
            }
            deadline = nowMillis + PATIENCE_MILLIS;
            write(nowMillis);
        } else if (nowMillis > deadline) {
            close();
        }
    }

    boolean isClosed() {
        return !channel.isOpen();
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
