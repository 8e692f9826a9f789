package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Asks the same JVM without the agent what threads take here today, just before they are measured. */
@Isolated
@Order(2)
class PlainThreadsTest {

    @Test
    void plainThreads() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process plain = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), PlainThreads.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String nanos = new String(plain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, plain.waitFor());
        Path truth = Path.of(System.getProperty("truth"));
        Files.createDirectories(truth);
        Files.writeString(truth.resolve("plainThreads"), nanos);
    }
}
