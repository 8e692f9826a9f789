/**
 * What is said at once of a build that runs: memory that nears the container's limit, and tests that pass a limit.
 *
 * <p>Uses live, check, attribution, model and format.
 */
@NullMarked
package io.github.testmonitor.report.alert;

import org.jspecify.annotations.NullMarked;
