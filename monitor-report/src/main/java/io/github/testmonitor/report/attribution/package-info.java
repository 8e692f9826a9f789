/**
 * What was measured of whom: the value of a metric for one test, the sums over many, and what samples tell of a test that
 * never finished.
 *
 * <p>Uses the model, format and core's record package.
 */
@NullMarked
package io.github.testmonitor.report.attribution;

import org.jspecify.annotations.NullMarked;
