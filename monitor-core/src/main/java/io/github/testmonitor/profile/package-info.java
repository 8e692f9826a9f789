/**
 * The option to record a fork by the JDK's flight recorder. Uses {@code jdk.jfr}, which may be missing, and the session's way to say
 * so; the agent alone may use it, and loads nothing of it unless it is asked for.
 */
@NullMarked
package io.github.testmonitor.profile;

import org.jspecify.annotations.NullMarked;
