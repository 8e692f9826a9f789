package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.render.text.Cell;

/**
 * One of the six figures at the top.
 *
 * @param note what it is to be compared with
 * @param alarming it needs a look
 */
public record KeyFigure(String label, Cell value, String note, boolean alarming) {}
