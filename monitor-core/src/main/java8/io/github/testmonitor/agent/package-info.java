/**
 * The agent's entry and the wiring of what runs in a fork. {@code Premain}, which an old JVM can meet, is Java 8 byte code and
 * links to no more than that; the rest needs Java 17. Nothing here throws into the JVM or prints.
 */
@NullMarked
package io.github.testmonitor.agent;

import org.jspecify.annotations.NullMarked;
