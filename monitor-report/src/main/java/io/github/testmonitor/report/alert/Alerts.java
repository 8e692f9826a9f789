package io.github.testmonitor.report.alert;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.check.TestLimits;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.live.LiveView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Warns of a build that runs, at the record that gives the reason: when the container's memory passes 80 and 95 % of its limit, and
 * when a test passes a limit of {@code check}. No more lines than anybody reads; {@link #close} says how many more there were. Not
 * thread-safe.
 */
public final class Alerts implements LiveListener, AutoCloseable {
    private final MemoryAlarm memory;
    private final LimitAlarm limits;
    private final BoundedLines memoryLines;
    private final BoundedLines limitLines;

    /**
     * @param limits of a module, by {@code groupId:artifactId}; asked at each sample, because modules come one after the other
     * @param console takes each line
     */
    public Alerts(Function<String, TestLimits> limits, Consumer<String> console) {
        this.memoryLines = new BoundedLines(console, "warnings of the container's memory");
        this.limitLines = new BoundedLines(console, "limits passed");
        this.memory = new MemoryAlarm(memoryLines);
        this.limits = new LimitAlarm(limits, limitLines);
    }

    @Override
    public void sample(Fork fork, ForkRecord.Sample sample) {
        List<LiveView.Running> running = fork.running();
        memory.sample(fork, sample, running);
        limits.running(fork, running);
    }

    @Override
    public void finished(Fork fork, Finished test) {
        limits.finished(fork, test);
    }

    @Override
    public void ended(Fork fork, ForkRecord.ForkFinished last) {
        limits.ended(fork);
    }

    /** Says what has been heard since the last look of the container's memory, with the tests that run now. */
    public void look(LiveView view) {
        memory.look(view);
    }

    /** Says what was left out. */
    @Override
    public void close() {
        memoryLines.close();
        limitLines.close();
    }
}
