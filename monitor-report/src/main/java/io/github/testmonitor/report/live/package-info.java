/**
 * What a running build is doing now, by the fork files as they grow.
 *
 * <p>Uses build, load and format.
 */
@NullMarked
package io.github.testmonitor.report.live;

import org.jspecify.annotations.NullMarked;
