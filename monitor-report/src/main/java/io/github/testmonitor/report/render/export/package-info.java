/**
 * The files beside the page: every test as CSV and JSON, and the summary as Markdown.
 *
 * <p>CSV and JSON are written test by test as the fork files are read, so that their size does not matter. Uses model and
 * render.text.
 */
@NullMarked
package io.github.testmonitor.report.render.export;

import org.jspecify.annotations.NullMarked;
