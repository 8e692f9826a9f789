package io.github.testmonitor.report.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends requests as they stand, also such as no client would send. */
final class Http {
    private Http() {}

    /** Returns the whole answer. */
    static String get(String address) throws IOException {
        URI uri = URI.create(address);
        return send(uri.getPort(), request("GET", uri.getRawPath(), "127.0.0.1:" + uri.getPort()));
    }

    static String request(String method, String path, String host) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    static String send(int port, String request) throws IOException {
        try (Socket socket = open(port, request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Socket open(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** A reader of events. */
    static Reader events(String address, String more) throws IOException {
        URI uri = URI.create(address);
        String request = "GET " + uri.getRawPath() + "events HTTP/1.1\r\nHost: localhost:" + uri.getPort() + "\r\n"
                + more + "\r\n";
        return new Reader(open(uri.getPort(), request));
    }

    /** Reads one event after the other. */
    static final class Reader implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        private Reader(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            skipHead();
        }

        private void skipHead() throws IOException {
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                // The head is another test's.
            }
        }

        /** The next event: its id, a space, its data; null at the end. */
        @Nullable
        String next() throws IOException {
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    return id + " " + line.substring(6);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
