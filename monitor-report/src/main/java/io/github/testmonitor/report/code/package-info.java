/**
 * Which code: call trees of the stacks that were seen, hot frames, named sections, and the spikes that they explain.
 *
 * <p>Uses core's record package and format. The model and everything above it may use it.
 */
@NullMarked
package io.github.testmonitor.report.code;

import org.jspecify.annotations.NullMarked;
