package it;

import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** JUnit 4 runs a test with a time limit on a thread of its own. */
public class OldTimeoutTest {
    private static final Truth TRUTH = new Truth();

    @Rule
    public final Timeout limit = new Timeout(1, TimeUnit.MINUTES);

    @AfterClass
    public static void tellTruth() throws Exception {
        TRUTH.write("OldTimeoutTest");
    }

    @Test
    public void byRule() {
        work("byRule");
    }

    @Test(timeout = 60_000)
    public void byAnnotation() {
        work("byAnnotation");
    }

    private static void work(String name) {
        Load load = new Load(1);
        load.work(200, 100);
        TRUTH.tell(name, load);
    }
}
