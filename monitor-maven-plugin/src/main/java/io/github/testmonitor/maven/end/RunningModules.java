package io.github.testmonitor.maven.end;

import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.live.RunningBuild;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The line of the modules that are prepared by the time it is asked for. */
final class RunningModules implements Supplier<Optional<String>> {
    private final SharedSession shared;

    RunningModules(SharedSession shared) {
        this.shared = shared;
    }

    @Override
    public Optional<String> get() {
        List<ModuleFolder> modules = shared.preparedModules().entrySet().stream()
                .map(module -> new ModuleFolder(module.getValue(), module.getKey()))
                .toList();
        return new RunningBuild(modules).line();
    }
}
