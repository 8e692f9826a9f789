/**
 * From folders of fork files to the run model: tolerant, streaming, counting what it could not read. Memory grows with the
 * number of classes, forks and open spans, with the tests that ran twice, and with what leaked or worked on after its end; not
 * with the number of tests.
 *
 * <p>Uses Jackson, core's record package, build, model, attribution and format.
 */
@NullMarked
package io.github.testmonitor.report.load;

import org.jspecify.annotations.NullMarked;
