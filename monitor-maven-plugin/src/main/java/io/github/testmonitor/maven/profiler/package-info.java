/**
 * async-profiler, which a build may ask for: resolved, unpacked and tried once a session, and put into the command lines of the forks.
 * Uses the artifact resolver, and the JDK.
 */
@NullMarked
package io.github.testmonitor.maven.profiler;

import org.jspecify.annotations.NullMarked;
