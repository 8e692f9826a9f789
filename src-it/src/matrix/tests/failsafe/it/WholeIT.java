package it;

import org.junit.jupiter.api.Test;

class WholeIT {

    @Test
    void isForFailsafe() {}
}
