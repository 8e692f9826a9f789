package it;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class KillerTest {

    @Test
    void afterwardsIsComplete() {}

    @Test
    void killsItsFork() throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        Thread.currentThread().join();
    }

    @Test
    void neverStarts() {}
}
