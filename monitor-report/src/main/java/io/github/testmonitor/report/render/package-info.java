/**
 * From the run model to what people and machines read: the console summary, the standalone page, the page of a Maven site, and
 * the files beside them.
 *
 * <p>Only the three entry points are public here. {@code page} prepares what the templates show, {@code chart} draws, {@code
 * export} writes CSV, JSON and Markdown, {@code text} holds the words; the templates themselves calculate nothing. Uses model,
 * attribution, format and FreeMarker.
 */
@NullMarked
package io.github.testmonitor.report.render;

import org.jspecify.annotations.NullMarked;
