/**
 * JUnit Platform, TestNG and JUnit 4: what they report becomes started and finished, each test exactly once.
 *
 * <p>The frameworks make the platform's and TestNG's listeners themselves (ServiceLoader), the woven hooks of package boot call the
 * third; who of the three counts is {@link io.github.testmonitor.listener.Authority}'s to say. Java 8 byte code against the
 * oldest supported API of each framework, but for the weaver. Without a session every listener is inert; none ever throws.
 *
 * <p>Uses session's joint, record's {@code Status}, boot and, in the weaver, ASM. Used by the agent and the frameworks only.
 */
@NullMarked
package io.github.testmonitor.listener;

import org.jspecify.annotations.NullMarked;
