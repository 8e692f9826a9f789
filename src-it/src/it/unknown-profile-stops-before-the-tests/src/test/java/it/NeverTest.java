package it;

import org.junit.jupiter.api.Test;

class NeverTest {

    @Test
    void neverRuns() {}
}
