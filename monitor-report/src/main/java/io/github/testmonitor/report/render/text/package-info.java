/**
 * The words of the report: texts in the reader's language, names of tests, and figures with the mark that says how they were
 * got.
 *
 * <p>Uses model and format. The rest of render uses it, and check.
 */
@NullMarked
package io.github.testmonitor.report.render.text;

import org.jspecify.annotations.NullMarked;
