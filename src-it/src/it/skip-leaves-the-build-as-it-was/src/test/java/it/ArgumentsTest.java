package it;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void areWritten() throws Exception {
        Files.write(
                Path.of("target", "arguments"),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
