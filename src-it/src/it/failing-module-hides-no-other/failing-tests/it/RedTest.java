package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class RedTest {

    @Test
    void fails() {
        fail("on purpose");
    }

    @Test
    void passes() {}
}
