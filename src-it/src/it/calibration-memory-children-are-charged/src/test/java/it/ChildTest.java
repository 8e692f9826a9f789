package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChildTest {

    @Test
    @Order(1)
    void startsNothing() {}

    /** The shell's "times" tells the rusage of itself and of what it has waited for. */
    @Test
    @Order(2)
    void startsOne() throws IOException, InterruptedException {
        Path target = Files.createDirectories(Path.of("target", "truth-" + Runtime.version().feature()));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String burn = '"' + java + "\" -XX:+UseSerialGC -XX:MaxDirectMemorySize=256m -cp target/test-classes it.Burner "
                + target.resolve("peak");
        Process process = new ProcessBuilder("sh", "-c", burn + "; times")
                .redirectOutput(target.resolve("times").toFile())
                .redirectError(target.resolve("err").toFile())
                .start();

        assertEquals(0, process.waitFor());
    }

    @Test
    @Order(3)
    void startsThreeShortOnes() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, new ProcessBuilder("true").start().waitFor());
        }
    }

    @Test
    @Order(4)
    void startsNothingAgain() throws InterruptedException {
        Thread.sleep(20);
    }
}
