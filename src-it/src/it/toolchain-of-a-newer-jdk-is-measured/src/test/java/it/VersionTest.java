package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void isNewer() {
        assertEquals(25, Runtime.version().feature());
    }
}
