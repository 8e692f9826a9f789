package it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class SlowTest {

    /** Ends when its own warning stands in the log of the build. */
    @Test
    void waits_to_be_told() throws Exception {
        byte[] last = null;
        for (int index = 0; index < 200; index++) {
            last = new byte[1 << 20];
            Thread.sleep(1);
        }
        assertTrue(last.length > 0);
        Path log = Path.of("build.log");
        for (String said = ""; !said.contains("WALL_TIME") || !said.contains("ALLOCATED"); said = Files.readString(log)) {
            Thread.sleep(50);
        }
    }
}
