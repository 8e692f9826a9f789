package it;

import org.junit.jupiter.api.Test;

class QuickTest {

    @Test
    void isForSurefire() {}
}
