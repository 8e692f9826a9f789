/**
 * Why forks died: what Surefire, the JVM and the kernel have left behind, weighed up.
 *
 * <p>Uses build, format and model. Everything here is tolerant: what cannot be read is no evidence.
 */
@NullMarked
package io.github.testmonitor.report.death;

import org.jspecify.annotations.NullMarked;
