package io.github.testmonitor.report.profile;

import io.github.testmonitor.report.code.StackSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording joined with the spans of its fork. Immutable; its size is bounded.
 *
 * @param stacks ordered by span
 * @param problem why there is not all that should be there; null where there is
 */
public record Profile(
        StackSource source,
        Counts counts,
        List<ProfiledStack> stacks,
        @Nullable Problem problem) {

    /**
     * Reads a recording and joins it. Memory does not grow with its length.
     *
     * @param startedAt when the fork's clock began
     */
    public static Profile join(Path recording, StackSource source, Instant startedAt, SpanTimes spans) {
        Stacks stacks = new Stacks();
        Join join = new Join(spans, stacks);
        Problem problem = new Recording(recording, source, startedAt, stacks, join).read();
        return new Profile(source, join.counts(), join.stacks(), problem);
    }

    /**
     * Where the samples went. They add up to {@code samples}.
     *
     * @param onThread of the span on whose thread they were taken
     * @param byTime of another thread while just one test ran, and so counted to that
     * @param nobodys taken while no test, or several, could have caused them, or of threads of the JVM and of those that run tests
     * @param withoutStack of a span, but of code that could not be seen
     * @param leftOut there were too many different stacks
     */
    public record Counts(long samples, long onThread, long byTime, long nobodys, long withoutStack, long leftOut) {}
}
