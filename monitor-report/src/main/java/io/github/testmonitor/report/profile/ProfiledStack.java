package io.github.testmonitor.report.profile;

import java.util.List;

/**
 * What a recording tells of one stack in one span, all its samples together.
 *
 * @param span the id of a test or container
 * @param cpuNanos estimated from samples
 * @param allocatedBytes estimated from samples
 * @param methods innermost first, as {@code com.acme.Foo.load}; not clean
 */
public record ProfiledStack(long span, long cpuNanos, long allocatedBytes, List<String> methods) {}
