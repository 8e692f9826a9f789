package io.github.testmonitor.agent;

import java.lang.instrument.Instrumentation;

/** The seam to the hooks that are woven into test frameworks. */
final class Weaving {
    private Weaving() {}

    static void install(Instrumentation instrumentation) {}
}
