/** Reads JSON objects of which not everything is believed. Uses the streaming part of Jackson, and nothing of the report. */
@NullMarked
package io.github.testmonitor.report.json;

import org.jspecify.annotations.NullMarked;
