package it;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VersionTest {

    @Test
    void isNewer() {
        assertEquals(25, Runtime.version().feature());
    }
}
