/**
 * Before the tests: unpacks the agent, writes build.json and the agents' configuration, sets the late properties, says which
 * tests cannot be seen. PrepareAgentMojo calls {@link io.github.testmonitor.maven.prepare.Preparation}.
 */
@NullMarked
package io.github.testmonitor.maven.prepare;

import org.jspecify.annotations.NullMarked;
