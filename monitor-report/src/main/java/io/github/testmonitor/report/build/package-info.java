/**
 * What the build knows of itself, written by the plugin as target/monitor/build.json before the tests and read by the report.
 *
 * <p>Uses Jackson. Everything in the report may use it; of the report, the plugin writes this.
 */
@NullMarked
package io.github.testmonitor.report.build;

import org.jspecify.annotations.NullMarked;
