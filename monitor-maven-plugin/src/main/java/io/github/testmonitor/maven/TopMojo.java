package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.top.Watch;
import io.github.testmonitor.report.live.LiveBuild;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows in a second terminal what a build of the same project is doing: its forks with CPU, memory and threads, the tests that run,
 * and the ten finished ones that took the most CPU. Ends when that build ends; where a Maven daemon runs it, with Ctrl-C. Changes
 * nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "top", aggregator = true, threadSafe = true, requiresDirectInvocation = true)
public final class TopMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Shows what there is now, or of the last build, and ends. For scripts. True or false.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.top.once", defaultValue = "false")
    boolean once;

    @Override
    public void execute() {
        List<Path> folders = session.getAllProjects().stream()
                .map(project -> MonitorFolder.of(project).path())
                .toList();
        Watch watch = Watch.of(LiveBuild.in(folders));
        if (once) {
            List<String> lines = watch.once();
            (lines.isEmpty() ? List.of("No build has run tests here under Test Monitor.") : lines)
                    .forEach(getLog()::info);
            return;
        }
        try {
            watch.follow(getLog()::info);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
