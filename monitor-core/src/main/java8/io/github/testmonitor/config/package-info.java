/**
 * What the build tells the fork: one .properties file, written by the plugin and read by the agent. The agent reads no system
 * property and no environment variable. Uses the JDK only.
 */
@NullMarked
package io.github.testmonitor.config;

import org.jspecify.annotations.NullMarked;
