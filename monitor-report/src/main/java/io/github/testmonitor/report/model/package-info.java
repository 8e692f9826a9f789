/**
 * The run model: modules, forks, tests and what was measured of them. Immutable data without behaviour of its own.
 *
 * <p>Uses core's record package, build, code and format. Everything else in the report may use it.
 */
@NullMarked
package io.github.testmonitor.report.model;

import org.jspecify.annotations.NullMarked;
