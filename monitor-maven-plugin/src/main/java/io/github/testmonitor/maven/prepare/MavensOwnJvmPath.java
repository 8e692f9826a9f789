package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.agentjar.UnpackedAgent;
import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.session.MavensOwnJvm;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/**
 * The way to tests that run without a fork: the listeners on their class path. Only where no test of the module has a fork, as the
 * property that takes them is one for all of its executions; and not where the POM names such elements itself, which then win.
 *
 * @param executions those without a fork, or none where that way is closed
 */
record MavensOwnJvmPath(List<TestExecution> executions) {
    private static final String PROPERTY = "maven.test.additionalClasspath";
    private static final String PARAMETER = "additionalClasspathElements";

    static MavensOwnJvmPath of(List<TestExecution> executions, List<BuildFile.Execution> described) {
        boolean all = described.stream().allMatch(execution -> execution.blindness() == Blindness.FORK_COUNT_ZERO);
        boolean free = executions.stream()
                .allMatch(execution -> execution.configuration().child(PARAMETER) == null);
        return new MavensOwnJvmPath(all && free ? executions : List.of());
    }

    /** Puts the listeners, and where their config is, on the class path of the module's tests. */
    void apply(MavenProject project, MonitorFolder folder, UnpackedAgent agent, AgentConfigs configs)
            throws IOException {
        String before = project.getProperties().getProperty(PROPERTY, "");
        if (executions.isEmpty() || before.contains(agent.agent().toString())) {
            return;
        }
        Path config = executions.size() == 1 ? configs.write(executions.get(0)) : configs.writeForUnknown();
        Path element = folder.path().resolve("mavens-own-jvm");
        Path resource = element.resolve(MavensOwnJvm.RESOURCE);
        Files.createDirectories(resource.getParent());
        Properties properties = new Properties();
        properties.setProperty(MavensOwnJvm.CONFIG, config.toString());
        try (Writer out = Files.newBufferedWriter(resource)) {
            properties.store(out, null);
        }
        String ours = agent.agent() + "," + agent.boot() + "," + element;
        project.getProperties().setProperty(PROPERTY, before.isBlank() ? ours : before + "," + ours);
    }
}
