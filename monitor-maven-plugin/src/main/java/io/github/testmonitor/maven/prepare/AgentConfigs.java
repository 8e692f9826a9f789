package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig;
import io.github.testmonitor.config.MonitorConfigFile;
import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.TestExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the agents of one module need to know: one file for each execution. */
final class AgentConfigs {
    private final String buildId;
    private final String module;
    private final MonitorFolder folder;
    private final int invocation;
    private final Settings settings;
    private final List<Path> oshiJars;
    private final Path wovenClasses;

    AgentConfigs(
            String buildId,
            String module,
            MonitorFolder folder,
            int invocation,
            Settings settings,
            List<Path> oshiJars,
            Path wovenClasses) {
        this.buildId = buildId;
        this.module = module;
        this.folder = folder;
        this.invocation = invocation;
        this.settings = settings;
        this.oshiJars = oshiJars;
        this.wovenClasses = wovenClasses;
    }

    /** Returns the path of the file. */
    Path write(TestExecution execution) throws IOException {
        return write(execution.name(), folder.forks(execution), folder.agentConfig(execution));
    }

    /** For forks that cannot know which execution they serve. */
    Path writeForUnknown() throws IOException {
        return write(null, folder.forksOfUnknown(), folder.agentConfigOfUnknown());
    }

    private Path write(@Nullable String execution, Path forks, Path file) throws IOException {
        Files.createDirectories(folder.path());
        MonitorConfigFile.write(
                new MonitorConfig(
                        buildId,
                        module,
                        execution,
                        invocation,
                        forks,
                        settings.interval(),
                        settings.processReadings(),
                        settings.ownership(),
                        settings.profile(),
                        oshiJars,
                        settings.exactPeakRss(),
                        settings.allowedLeaks(),
                        settings.stacks(),
                        wovenClasses),
                file);
        return file;
    }
}
