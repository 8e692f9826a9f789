/**
 * The entry into the fork: takes what the build has configured, wires everything together and gets out of the way. Never throws
 * and never prints.
 *
 * <p>Uses everything in core; nothing uses it but the JVM.
 */
@NullMarked
package io.github.testmonitor.agent;

import org.jspecify.annotations.NullMarked;
