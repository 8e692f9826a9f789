package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.live.LiveView.Running;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests of one fork that run; none that is over. Not thread-safe. */
final class RunningTests {
    private final Map<Long, RunningTest> open = new HashMap<>();
    private boolean lateWorkSeen;

    void start(ForkRecord.TestStarted test) {
        open.values().forEach(RunningTest::isNotAlone);
        open.put(test.id(), new RunningTest(test, open.isEmpty() && !lateWorkSeen));
    }

    /** Work goes on in the fork for a test that is over: what the fork uses from then on is of no test alone. */
    void late() {
        lateWorkSeen = true;
        open.values().forEach(RunningTest::isNotAlone);
    }

    /** Returns the test's start, or null where it is not known to have begun. */
    ForkRecord.@Nullable TestStarted finish(long id) {
        RunningTest test = open.remove(id);
        return test == null ? null : test.started();
    }

    void sample(ForkRecord.Sample sample) {
        open.values().forEach(test -> test.see(sample));
    }

    /** Returns whose stack it is, or null where that test does not run. */
    ForkRecord.@Nullable Identity stack(ForkRecord.Stack stack) {
        RunningTest test = open.get(stack.id());
        if (test == null) {
            return null;
        }
        test.see(stack);
        return test.started().identity();
    }

    /**
     * Those that run, the one that has run longest first.
     *
     * @param now on the fork's clock
     */
    List<Running> at(long now) {
        return open.values().stream()
                .sorted(Comparator.comparingLong(
                                (RunningTest test) -> test.started().t())
                        .thenComparingLong(test -> test.started().id()))
                .map(test -> new Running(
                        test.started().id(),
                        test.started().identity(),
                        test.started().t(),
                        Math.max(0, now - test.started().t()),
                        test.soFar()))
                .toList();
    }
}
