/**
 * The pictures of the page as geometry: paths, ticks and labels in the coordinates of an SVG, which a template only writes down.
 *
 * <p>Uses model and format. Nothing here knows HTML; numbers are written for machines, whatever the locale.
 */
@NullMarked
package io.github.testmonitor.report.render.chart;

import org.jspecify.annotations.NullMarked;
