package it;

import org.junit.jupiter.api.RepeatedTest;

class ManyTest {

    @RepeatedTest(50)
    void manyAtOnce() {}
}
