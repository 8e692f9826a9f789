package it;

import org.junit.jupiter.api.Test;

class KilledTest {

    @Test
    void endsItsFork() throws Exception {
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
        Thread.sleep(60_000);
    }
}
