/**
 * Who seems to have left something behind: classes after which the heap did not go back, tests and set-up that left threads or files.
 * Uses {@code model} only; memory grows with the classes of one fork and with set-up that left something.
 */
@NullMarked
package io.github.testmonitor.report.leak;

import org.jspecify.annotations.NullMarked;
