/**
 * What the page's scripts read: the run, all tests column by column, the samples of each fork, and the particulars of each
 * test. Written while the fork files are read; what is held does not grow with the number of tests beyond a bound.
 *
 * <p>Uses the model, attribution, format, and render's text.
 */
@NullMarked
package io.github.testmonitor.report.render.data;

import org.jspecify.annotations.NullMarked;
