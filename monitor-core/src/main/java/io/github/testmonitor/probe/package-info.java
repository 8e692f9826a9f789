/**
 * Reads one quantity each: from /proc and the cgroup files, kept open, from the JVM's MXBeans, and, behind its own class loader,
 * from OSHI. Each says why it is unavailable. What a reading means and how it misleads stands with the class that takes it.
 *
 * <p>The only package that knows the platform: com.sun.management, /proc, cgroups and OSHI appear nowhere else. Uses record and
 * the JDK; the session and the sampler use it.
 */
@NullMarked
package io.github.testmonitor.probe;

import org.jspecify.annotations.NullMarked;
