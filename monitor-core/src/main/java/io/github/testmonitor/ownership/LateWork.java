package io.github.testmonitor.ownership;

/**
 * Work done for a span that had finished.
 *
 * @param id of the span
 * @param thread one that did it, the last where there were several
 * @param work done since the last that was told
 */
public record LateWork(long id, String thread, OwnedWork work) {}
