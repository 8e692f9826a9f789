package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figures;

/**
 * All sections of a test that have the same names, from the outermost to the innermost.
 *
 * @param depth 1 for a section of the test itself
 * @param path clean
 * @param count how often it was entered
 * @param unfinished how many of these have no end
 * @param figures sums, and the greatest of what cannot be summed; a figure that one of them lacks is absent
 */
public record SectionTotal(int depth, String name, String path, int count, int unfinished, Figures figures) {}
