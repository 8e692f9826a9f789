package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.attribution.SampledFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span that was started and is not yet finished. */
final class OpenSpan {
    private final long id;
    private final boolean test;
    private final long t;
    private final ForkRecord.Identity identity;
    private final List<String> tags;
    private final long openTests;
    private final long startsBefore;
    private final SampledFigures sampled = new SampledFigures();

    private OpenSpan(
            long id,
            boolean test,
            long t,
            ForkRecord.Identity identity,
            List<String> tags,
            long openTests,
            long startsBefore) {
        this.id = id;
        this.test = test;
        this.t = t;
        this.identity = identity;
        this.tags = tags;
        this.openTests = openTests;
        this.startsBefore = startsBefore;
    }

    static OpenSpan container(ForkRecord.ContainerStarted started, @Nullable OpenSpan parent) {
        return new OpenSpan(started.id(), false, started.t(), withClass(started.identity(), parent), List.of(), 0, 0);
    }

    /**
     * @param openTests how many other tests run in the fork
     * @param startsBefore how many tests of the fork have started before
     */
    static OpenSpan test(ForkRecord.TestStarted started, @Nullable OpenSpan parent, long openTests, long startsBefore) {
        ForkRecord.Identity identity = withClass(started.identity(), parent);
        return new OpenSpan(started.id(), true, started.t(), identity, started.tags(), openTests, startsBefore);
    }

    long id() {
        return id;
    }

    boolean isTest() {
        return test;
    }

    long t() {
        return t;
    }

    ForkRecord.Identity identity() {
        return identity;
    }

    List<String> tags() {
        return tags;
    }

    SampledFigures sampled() {
        return sampled;
    }

    /** How many other tests overlapped, when so many have started in the fork altogether. */
    int sharedWith(long starts) {
        return (int) Math.min(Integer.MAX_VALUE, openTests + starts - startsBefore - 1);
    }

    /**
     * Scenarios and the like have no class of their own: then it is the nearest container's, or what that is called.
     */
    private static ForkRecord.Identity withClass(ForkRecord.Identity identity, @Nullable OpenSpan parent) {
        if (identity.className() != null || parent == null) {
            return identity;
        }
        String inherited = parent.identity.className();
        return new ForkRecord.Identity(
                identity.uniqueId(),
                inherited != null ? inherited : parent.identity.displayName(),
                identity.methodName(),
                identity.displayName(),
                identity.reportName());
    }
}
