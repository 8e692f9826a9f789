package io.github.testmonitor.report;

import java.nio.file.Path;

/**
 * One module's data.
 *
 * @param name what people call the module; used where its build.json is missing
 * @param monitorDirectory target/monitor of the module: build.json and forks/
 */
public record ModuleFolder(String name, Path monitorDirectory) {}
