package it;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ManyTest {

    @RepeatedTest(200)
    void isOneOfMany() {}

    @Test
    void takesItsTime() throws Exception {
        Thread.sleep(300);
    }
}
