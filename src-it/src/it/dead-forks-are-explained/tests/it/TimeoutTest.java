package it;

import org.junit.jupiter.api.Test;

class TimeoutTest {

    @Test
    void endsItsFork() throws Exception {
        Thread.sleep(120_000);
    }
}
