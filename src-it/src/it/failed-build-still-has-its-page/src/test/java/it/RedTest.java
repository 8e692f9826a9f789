package it;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.fail;

class RedTest {

    @Test
    void fails() {
        fail("on purpose");
    }
}
