/**
 * Takes samples at the planned interval, on one daemon thread, and hands them to the spans that are open.
 *
 * <p>Uses probe and record. The session uses it and stands behind {@link io.github.testmonitor.sampling.OpenTests}.
 */
@NullMarked
package io.github.testmonitor.sampling;

import org.jspecify.annotations.NullMarked;
