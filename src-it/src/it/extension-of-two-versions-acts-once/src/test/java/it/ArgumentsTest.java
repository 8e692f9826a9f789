package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void hasOneAgent() {
        assertEquals(
                1,
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-javaagent:"))
                        .count());
    }
}
