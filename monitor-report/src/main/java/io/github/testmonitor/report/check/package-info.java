/**
 * Rules and limits: what is allowed, what was measured, and the violations. Pure; knows no Maven.
 */
@NullMarked
package io.github.testmonitor.report.check;

import org.jspecify.annotations.NullMarked;
