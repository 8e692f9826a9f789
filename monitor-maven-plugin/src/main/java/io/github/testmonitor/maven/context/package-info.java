/**
 * On what and from what the build runs: the machine, the software, the revision, the CI system. Never more of the environment
 * than the variables named here.
 *
 * <p>Uses OSHI (in a JVM of its own), the git command and the report's build package.
 */
@NullMarked
package io.github.testmonitor.maven.context;

import org.jspecify.annotations.NullMarked;
