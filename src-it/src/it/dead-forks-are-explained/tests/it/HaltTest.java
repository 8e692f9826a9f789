package it;

import org.junit.jupiter.api.Test;

class HaltTest {

    @Test
    void endsItsFork() {
        Runtime.getRuntime().halt(6);
    }
}
