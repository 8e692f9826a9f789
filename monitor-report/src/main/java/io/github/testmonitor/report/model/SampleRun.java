package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Readings;

/**
 * The readings of one fork at one instant.
 *
 * @param fork the number of the fork
 * @param t nanoseconds on the fork's clock
 */
public record SampleRun(int fork, long t, Readings readings) {}
