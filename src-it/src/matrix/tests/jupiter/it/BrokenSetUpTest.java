package it;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokenSetUpTest {

    @BeforeAll
    static void fails() {
        throw new IllegalStateException("on purpose");
    }

    @Test
    void neverRuns() {}
}
