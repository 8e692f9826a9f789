package it;

import org.junit.jupiter.api.Test;

class TerminatedTest {

    @Test
    void endsItsFork() throws Exception {
        new ProcessBuilder("kill", "-15", String.valueOf(ProcessHandle.current().pid())).start();
        Thread.sleep(60_000);
    }
}
