/**
 * Rules and limits: what is allowed, what was measured, and the violations. Pure; knows no Maven. Takes its
 * words for missing data from render.text.
 */
@NullMarked
package io.github.testmonitor.report.check;

import org.jspecify.annotations.NullMarked;
