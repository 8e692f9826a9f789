package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;

/**
 * One finished container: a class with its set-up and tear-down, a nested class, a suite, a template or factory.
 *
 * @param fork the number of its fork
 * @param t start, nanoseconds on its fork's clock
 * @param figures without those of its tests; the peaks are those while none of them ran
 */
public record ContainerRun(
        String module, String execution, int fork, ForkRecord.Identity identity, long t, Figures figures) {}
