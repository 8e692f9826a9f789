package it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Opens a server for its tests and closes it after them, and leaves a file; its tests leave nothing, and outlast the grace period. */
class ServerTest {
    private static ServerSocket server;
    private static OutputStream left;

    @BeforeAll
    static void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        left = Files.newOutputStream(Path.of("target", "left-by-set-up.bin"));
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    @RepeatedTest(3)
    void usesTheServer() throws InterruptedException {
        Thread.sleep(600);
    }
}
