/**
 * Recordings of the JDK's flight recorder and of async-profiler: read as a stream, and joined with the spans of a fork by thread and
 * time.
 *
 * <p>Alone in using {@code jdk.jfr}, which the JVM that reads may not have. Knows the words of the code package, and nothing of fork
 * files.
 */
@NullMarked
package io.github.testmonitor.report.profile;

import org.jspecify.annotations.NullMarked;
