package it;

import org.junit.jupiter.api.Test;

class SilencedTest {

    @Test
    void runsWithoutListeners() {}
}
