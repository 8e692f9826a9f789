package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Hook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** JUnit 3.8.2 where there is no JUnit 4, as Surefire up to 3.5 runs it. */
final class JUnit3WeavingTest {
    private final RecordedEvents events = RecordedEvents.connect();
    private final List<String> failures = new ArrayList<>();
    private final FrameworkLoader junit = FrameworkLoader.ofJUnit3(new JUnit4Weaver(failures::add));

    @BeforeEach
    void connect() {
        JUnit4Hook.connect(new JUnit4Listener(new Authority()));
    }

    @AfterEach
    void disconnect() throws IOException {
        JUnit4Hook.connect(null);
        events.close();
        junit.close();
    }

    @Test
    void each_outcome_is_told() {
        junit.call(JUnit3Samples.class, "run");

        assertThat(failures).isEmpty();
        assertThat(events.text().lines())
                .containsExactlyInAnyOrder(
                        "test Outcomes.testFails started",
                        "test Outcomes.testFails failed",
                        "test Outcomes.testIsBroken started",
                        "test Outcomes.testIsBroken failed",
                        "test Outcomes.testPasses started",
                        "test Outcomes.testPasses successful");
    }

    @Test
    void a_suite_started_by_a_test_is_ignored() {
        junit.call(JUnit3Samples.class, "runNested");

        assertThat(events.text()).isEqualTo("""
                        test StartsASuite.testNested started
                        test StartsASuite.testNested successful""");
    }

    @Test
    void a_test_is_described_as_junit_names_it() {
        junit.call(JUnit3Samples.class, "run");

        assertThat(events.described("Outcomes.testPasses").className())
                .isEqualTo(JUnit3Samples.Outcomes.class.getName());
        assertThat(events.described("Outcomes.testPasses").methodName()).isEqualTo("testPasses");
    }
}
