/**
 * Which span owns the work of a thread. Hooks woven into the JDK tell how work gets from thread to thread; accounts charge what a
 * thread uses to the owner it works for; what comes after a span has finished is its late work.
 *
 * <p>Uses boot, probe's thread clock, record's reasons and ASM. Used by session and agent.
 */
@NullMarked
package io.github.testmonitor.ownership;

import org.jspecify.annotations.NullMarked;
