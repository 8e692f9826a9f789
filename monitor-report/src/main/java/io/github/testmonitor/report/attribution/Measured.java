package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Kind;

/**
 * The value of a metric.
 *
 * @param value in the unit of the metric
 * @param ownThread only the work of the test's own thread is in it, because that of others was not followed
 */
public record Measured(long value, Kind kind, boolean ownThread) {}
