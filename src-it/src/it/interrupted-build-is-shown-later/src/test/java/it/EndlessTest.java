package it;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndlessTest {

    @Test
    @Order(1)
    void isQuick() {}

    @Test
    @Order(2)
    void waitsForCtrlC() throws Exception {
        Thread.sleep(600_000);
    }
}
