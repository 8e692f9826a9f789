package io.github.testmonitor.report.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Answers HTTP requests on the loopback address, all on one daemon thread that never waits for a reader. It takes a bounded number of
 * connections; who comes when all are taken is turned away.
 */
final class PageServer implements AutoCloseable {
    static final int MOST_CONNECTIONS = 256;
    private static final int SEND_BUFFER = 1 << 16;
    private static final long TICK_MILLIS = 1_000;
    private static final long FAREWELL_MILLIS = 250;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final SelectionKey accepting;
    private final Routes routes;
    private final EventLog events;
    private final Thread thread;
    private final List<Connection> connections = new ArrayList<>();
    private volatile boolean closing;
    private volatile boolean news;

    private PageServer(
            ServerSocketChannel listener, Selector selector, SelectionKey accepting, Routes routes, EventLog events) {
        this.listener = listener;
        this.selector = selector;
        this.accepting = accepting;
        this.routes = routes;
        this.events = events;
        this.thread = new Thread(this::run, "monitor-live-page");
        thread.setDaemon(true);
    }

    /**
     * Listens.
     *
     * @param port 0 for any that is free
     * @param routes made for the port that was got
     * @throws IOException if the port cannot be had
     */
    static PageServer start(int port, IntFunction<Routes> routes, EventLog events) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        Selector selector = null;
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener.configureBlocking(false);
            selector = Selector.open();
            SelectionKey accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
            PageServer server = new PageServer(listener, selector, accepting, routes.apply(port(listener)), events);
            server.thread.start();
            return server;
        } catch (IOException | RuntimeException e) {
            listener.close();
            if (selector != null) {
                selector.close();
            }
            throw e;
        }
    }

    int port() throws IOException {
        return port(listener);
    }

    private static int port(ServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** There are new events. */
    void wake() {
        news = true;
        selector.wakeup();
    }

    private void run() {
        try {
            long nextTick = now() + TICK_MILLIS;
            while (!closing) {
                selector.select(Math.max(1, nextTick - now()));
                serve();
                long now = now();
                if (news || now >= nextTick) {
                    news = false;
                    nextTick = now + TICK_MILLIS;
                    accepting.interestOps(SelectionKey.OP_ACCEPT);
                    connections.forEach(connection -> guarded(connection, () -> connection.tick(now)));
                    connections.removeIf(Connection::isClosed);
                }
            }
            partWithReaders();
        } catch (IOException | RuntimeException | LinkageError e) {
            // The page is gone; the build goes on.
        } finally {
            connections.forEach(Connection::close);
            closeQuietly(listener);
            closeQuietly(selector);
        }
    }

    private void serve() {
        long now = now();
        for (SelectionKey key : selector.selectedKeys()) {
            if (key == accepting) {
                accept(now);
            } else if (key.attachment() instanceof Connection connection) {
                guarded(connection, () -> {
                    if (key.isReadable()) {
                        connection.read(now);
                    }
                    if (key.isValid() && key.isWritable()) {
                        connection.write(now);
                    }
                });
            }
        }
        selector.selectedKeys().clear();
        connections.removeIf(Connection::isClosed);
    }

    private void accept(long now) {
        try {
            SocketChannel channel = listener.accept();
            if (channel == null) {
                return;
            }
            if (connections.size() >= MOST_CONNECTIONS) {
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, routes, events, now);
            key.attach(connection);
            connections.add(connection);
        } catch (IOException e) {
            // No file descriptor is left, say: the listener rests until the next tick, for it would be ready all the
            // time.
            accepting.interestOps(0);
        }
    }

    /** The last events, to those who take them. */
    private void partWithReaders() throws IOException {
        long end = now() + FAREWELL_MILLIS;
        connections.forEach(connection -> guarded(connection, () -> connection.tick(now())));
        while (now() < end && connections.stream().anyMatch(Connection::isBehind)) {
            selector.select(Math.max(1, end - now()));
            serve();
        }
    }

    private static void guarded(Connection connection, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            connection.close(); // The reader has gone, or our answer failed; the others are served.
        }
    }

    /** Sends what is left, closes the port and all connections, and ends the thread; in less than a second. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // There is nothing more to be done with it.
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** What is done with one connection. */
    private interface Step {
        void run() throws IOException;
    }
}
