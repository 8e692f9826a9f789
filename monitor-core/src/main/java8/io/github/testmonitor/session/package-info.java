/**
 * One fork's life, from the agent's start to the JVM's end: what is open, what is running, when it closes; and the joint
 * through which the listeners reach it.
 *
 * <p>Uses probe, sampling, record and config. The agent makes the session; the listeners know {@link TestEvents} only.
 */
@NullMarked
package io.github.testmonitor.session;

import org.jspecify.annotations.NullMarked;
