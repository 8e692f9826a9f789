/**
 * Which code it was: looks at the threads that work for long tests, and takes the stack of one that uses much at once.
 *
 * <p>Uses ownership, probe, record and sampling, behind whose {@link io.github.testmonitor.sampling.Looks} it stands. Used by session
 * and agent.
 */
@NullMarked
package io.github.testmonitor.stack;

import org.jspecify.annotations.NullMarked;
