/**
 * The hook that tells of the processes which tests start. What those cost is read by probe and charged by session.
 *
 * <p>Uses the boot class path's half and ASM; the agent uses it.
 */
@NullMarked
package io.github.testmonitor.child;

import org.jspecify.annotations.NullMarked;
