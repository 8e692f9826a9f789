package io.github.testmonitor.report.model;

/**
 * Is told what ran: fork by fork, and in each in the order of the ends, so that a container comes after its tests; the lost
 * tests of a fork come last. Samples come between them, in the order of writing.
 */
public interface SpanVisitor {

    void test(TestRun test);

    default void container(ContainerRun container) {
        // Not everybody asks for containers.
    }

    default void skipped(SkippedRun skipped) {
        // Nor for what never ran.
    }

    default void sample(SampleRun sample) {
        // Nor for samples.
    }

    /** Tells both, the first one first. */
    default SpanVisitor and(SpanVisitor second) {
        SpanVisitor first = this;
        return new SpanVisitor() {
            @Override
            public void test(TestRun test) {
                first.test(test);
                second.test(test);
            }

            @Override
            public void container(ContainerRun container) {
                first.container(container);
                second.container(container);
            }

            @Override
            public void skipped(SkippedRun skipped) {
                first.skipped(skipped);
                second.skipped(skipped);
            }

            @Override
            public void sample(SampleRun sample) {
                first.sample(sample);
                second.sample(sample);
            }
        };
    }
}
