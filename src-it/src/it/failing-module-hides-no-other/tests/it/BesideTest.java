package it;

import org.junit.jupiter.api.Test;

class BesideTest {

    @Test
    void one() {}
}
