/**
 * The page of a build that runs: a small server on the loopback address, and what it sends. One thread answers all; nothing it does
 * waits for a reader, and all that it holds is bounded.
 *
 * <p>Uses live, metrics, render and format.
 */
@NullMarked
package io.github.testmonitor.report.serve;

import org.jspecify.annotations.NullMarked;
