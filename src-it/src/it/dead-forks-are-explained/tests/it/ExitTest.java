package it;

import org.junit.jupiter.api.Test;

class ExitTest {

    @Test
    void endsItsFork() {
        System.exit(5);
    }
}
