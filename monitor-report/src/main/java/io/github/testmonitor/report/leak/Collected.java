package io.github.testmonitor.report.leak;

/**
 * A time in which the heap was collected, and of which is known how much was freed.
 *
 * @param fromNanos when it began
 * @param toNanos when it ended
 * @param collectionsBefore so many collections the fork had had when it began
 * @param usedBytes the heap in use when it began
 * @param freedBytes at most so much was freed in it
 */
record Collected(long fromNanos, long toNanos, long collectionsBefore, long usedBytes, long freedBytes) {}
