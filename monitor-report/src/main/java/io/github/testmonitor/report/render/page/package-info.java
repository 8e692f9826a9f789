/**
 * What the page shows, section by section, ready to be written: texts chosen, figures formatted, rows sorted. The records are
 * public because the templates read them by reflection.
 *
 * <p>Uses model, render.text and render.chart.
 */
@NullMarked
package io.github.testmonitor.report.render.page;

import org.jspecify.annotations.NullMarked;
