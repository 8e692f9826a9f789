package it;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OutcomesTest {
    private static int flakyRuns;

    @Test
    @Tag("quick")
    @DisplayName("a \"name\" with \\ and 😀")
    void passes() {}

    @Test
    void takesAParameter(TestInfo info) {}

    @Test
    void fails() {
        fail("on purpose");
    }

    @Test
    void failsAtFirst() {
        assertTrue(++flakyRuns > 1, "on purpose");
    }

    @Test
    void isAborted() {
        assumeTrue(false, "on purpose");
    }

    @Test
    @Disabled("on purpose")
    void isSkipped() {}
}
