/**
 * Figures for programs that collect metrics, as OpenMetrics text.
 *
 * <p>Uses model and format.
 */
@NullMarked
package io.github.testmonitor.report.metrics;

import org.jspecify.annotations.NullMarked;
