/**
 * The record format: one type for each kind of line in a fork file, and the writer that appends them.
 *
 * <p>This package is the joint between the fork, which writes it, and the report, which reads it; docs/record-format.md
 * describes the same for people. It uses the JDK only. Everything in core may use it; of core, the report uses this and
 * nothing else.
 */
@NullMarked
package io.github.testmonitor.record;

import org.jspecify.annotations.NullMarked;
