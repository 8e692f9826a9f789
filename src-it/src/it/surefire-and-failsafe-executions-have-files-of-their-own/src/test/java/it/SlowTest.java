package it;

import org.junit.jupiter.api.Test;

class SlowTest {

    @Test
    void one() {}
}
