/**
 * What the effective model says of Surefire, Failsafe and this plugin, and how it is changed: the executions that run tests,
 * their late argLine property, the request to skip.
 *
 * <p>Links to Maven's API and the JDK only, because the participant may be loaded from the plugin's jar alone. Used by the
 * participant and by the preparation of the agent.
 */
@NullMarked
package io.github.testmonitor.maven.pom;

import org.jspecify.annotations.NullMarked;
