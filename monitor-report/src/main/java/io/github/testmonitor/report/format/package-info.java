/**
 * Quantities and names as people read them: one way of writing for console, page, messages and files.
 *
 * <p>Uses core's record package. Everything else in the report may use it.
 */
@NullMarked
package io.github.testmonitor.report.format;

import org.jspecify.annotations.NullMarked;
