/**
 * From folders of fork files to the run model: tolerant, streaming, counting what it could not read.
 */
@NullMarked
package io.github.testmonitor.report.load;

import org.jspecify.annotations.NullMarked;
