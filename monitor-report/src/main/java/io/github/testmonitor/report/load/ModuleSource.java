package io.github.testmonitor.report.load;

import java.nio.file.Path;

/**
 * Where one module's data is.
 *
 * @param name used where the module does not say its own
 * @param directory target/monitor of the module; need not exist
 */
public record ModuleSource(String name, Path directory) {}
