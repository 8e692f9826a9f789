package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tests and containers of one fork that have started and not finished, and what samples tell of each. A sample is of the tests that
 * it names; where it names none, of the class whose set-up or tear-down the fork must be in. Not thread-safe.
 */
final class OpenSpans {
    /** In the order of their start, in which ids are given. */
    private final NavigableMap<Long, OpenSpan> byId = new TreeMap<>();

    private long openTests;
    private long testStarts;
    private long lastTestEndT = Long.MIN_VALUE;

    /** Returns whether it has not been started already. */
    boolean start(ForkRecord.TestStarted started) {
        boolean added = add(OpenSpan.test(started, parent(started.parent()), openTests, testStarts));
        if (added) {
            openTests++;
            testStarts++;
        }
        return added;
    }

    /** Returns whether it has not been started already. */
    boolean start(ForkRecord.ContainerStarted started) {
        return add(OpenSpan.container(started, parent(started.parent())));
    }

    /** Returns the test that has ended, null where it was not open. */
    @Nullable
    OpenSpan finish(ForkRecord.TestFinished end) {
        OpenSpan test = remove(end.id(), true);
        if (test != null) {
            openTests--;
            lastTestEndT = Math.max(lastTestEndT, end.t());
        }
        return test;
    }

    /** Returns the container that has ended, null where it was not open. */
    @Nullable
    OpenSpan finish(ForkRecord.ContainerFinished end) {
        return remove(end.id(), false);
    }

    /** Hands a sample to those that it is of. */
    void sample(ForkRecord.Sample sample) {
        long since = sample.t() - sample.gapNanos();
        boolean testEnded = lastTestEndT > since; // Then the kernel's mark since the sample before may be of that one.
        OpenSpan container = container(sample);
        if (container != null) {
            boolean whole = container.t() <= since && !testEnded;
            container.sampled().add(sample.readings(), whole, false);
        }
        for (Long id : sample.running()) {
            OpenSpan test = byId.get(id);
            if (test != null) {
                boolean whole = test.t() <= since;
                boolean others = sample.running().size() > 1 || (whole && testEnded);
                test.sampled().add(sample.readings(), whole, others);
            }
        }
    }

    /** The container that a sample is of; null where it is of tests, or of nothing that is known. */
    @Nullable
    OpenSpan container(ForkRecord.Sample sample) {
        return sample.running().isEmpty() ? innermostContainer() : null;
    }

    /** The class, or what is smaller, that the fork is in the set-up or tear-down of; null where it is in a test, or in no class. */
    @Nullable
    OpenSpan innermostContainer() {
        return openTests > 0
                ? null
                : byId.descendingMap().values().stream()
                        .filter(span -> span.identity().className() != null)
                        .findFirst()
                        .orElse(null);
    }

    /** Those that are tests, in the order of their start. */
    List<OpenSpan> tests() {
        return byId.values().stream().filter(OpenSpan::isTest).toList();
    }

    /** How many other tests an open one has overlapped with so far. */
    int sharedWith(OpenSpan test) {
        return test.sharedWith(testStarts);
    }

    private boolean add(OpenSpan span) {
        return byId.putIfAbsent(span.id(), span) == null;
    }

    private @Nullable OpenSpan remove(long id, boolean test) {
        OpenSpan span = byId.get(id);
        return span != null && span.isTest() == test ? byId.remove(id) : null;
    }

    private @Nullable OpenSpan parent(@Nullable Long id) {
        return id != null ? byId.get(id) : null;
    }
}
