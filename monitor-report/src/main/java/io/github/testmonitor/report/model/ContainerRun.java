package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.TestCode;
import org.jspecify.annotations.Nullable;

/**
 * One finished container: a class with its set-up and tear-down, a nested class, a suite, a template or factory.
 *
 * @param fork the number of its fork
 * @param t start, nanoseconds on its fork's clock
 * @param figures without those of its tests; the peaks are those while none of them ran
 * @param leaked what its set-up and tear-down left behind, or null where nothing was found or nobody looked
 * @param code what is known of its own code, or null where that is nothing
 * @param cutShort whether its fork died in it: then the figures are lower bounds
 */
public record ContainerRun(
        String module,
        String execution,
        int fork,
        ForkRecord.Identity identity,
        long t,
        Figures figures,
        TestRun.@Nullable Leaked leaked,
        @Nullable TestCode code,
        boolean cutShort) {

    /** A container that has ended, is not known to have left anything behind, and of whose code nothing is known. */
    public ContainerRun(
            String module, String execution, int fork, ForkRecord.Identity identity, long t, Figures figures) {
        this(module, execution, fork, identity, t, figures, null, null, false);
    }
}
