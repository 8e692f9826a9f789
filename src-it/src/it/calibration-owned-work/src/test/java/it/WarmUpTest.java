package it;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Isolated;

/** The framework's own code for a test is loaded and compiled here, or the tests that come first would have to pay for it. */
@Isolated
@Order(1)
class WarmUpTest {

    @RepeatedTest(1_000)
    void nothing() {}
}
