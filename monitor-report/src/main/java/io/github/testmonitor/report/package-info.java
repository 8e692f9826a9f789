/**
 * The report library. {@link io.github.testmonitor.report.MonitorReport} is the way in; data goes load, model, ranking or check,
 * render, and never back.
 */
@NullMarked
package io.github.testmonitor.report;

import org.jspecify.annotations.NullMarked;
