package it;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@Disabled
class DisabledTest {

    @Test
    void neverRuns() {}
}
