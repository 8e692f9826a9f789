package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figures;

/**
 * A part of a test that the test has named.
 *
 * @param id unique among the spans and sections of its fork
 * @param depth 1 for a section of the test itself, 2 for one in such a section
 * @param name clean
 * @param path the names from the outermost section to this one, clean
 * @param thread the thread that it ran on
 * @param t start, nanoseconds on its fork's clock
 * @param endT end on the same clock; the test's own where the section has none
 * @param finished whether it has an end of its own; else its figures are the wall time alone
 * @param figures as of a test, and part of the test's
 */
public record Section(
        long id,
        int depth,
        String name,
        String path,
        String thread,
        long t,
        long endT,
        boolean finished,
        Figures figures) {}
