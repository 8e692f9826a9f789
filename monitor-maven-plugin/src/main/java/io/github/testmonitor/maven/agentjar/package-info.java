/** The jars that travel inside the plugin, and how they get onto the disk. AgentFolder apart, uses the JDK only. */
@NullMarked
package io.github.testmonitor.maven.agentjar;

import org.jspecify.annotations.NullMarked;
