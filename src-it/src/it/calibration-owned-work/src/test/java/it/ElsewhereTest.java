package it;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.parallel.Isolated;

/** Tests whose body runs on another thread than their events, tests with a set-up, and one that is interrupted. */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElsewhereTest {
    private final Truth truth = new Truth();

    @BeforeEach
    void setUp(TestInfo test) {
        if (test.getDisplayName().startsWith("isSetUp")) {
            work("isSetUp");
        }
    }

    @AfterAll
    void tellTruth() throws Exception {
        truth.write("ElsewhereTest");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void separateThread() {
        work("separateThread");
    }

    @Test
    void preemptively() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> work("preemptively"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThread() throws Exception {
        Load load = new Load(1);
        Thread virtual = (Thread) Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, (Runnable) () -> load.work(200, 100));
        virtual.join();
        truth.tell("virtualThread", load);
    }

    @Test
    void isSetUp() {}

    /** An interrupt closes what it finds a thread reading, for good; our files must not be among it. */
    @Test
    void interrupted() {
        Load load = new Load(1);
        load.work(100, 50);
        Thread.currentThread().interrupt();
        load.work(100, 50);
        truth.tell("interrupted", load);
    }

    private void work(String name) {
        Load load = new Load(1);
        load.work(200, 100);
        truth.tell(name, load);
    }
}
