package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.maven.agentjar.AgentFolder;
import io.github.testmonitor.maven.agentjar.UnpackedAgent;
import io.github.testmonitor.maven.context.ContextSource;
import io.github.testmonitor.maven.end.SessionEnd;
import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.MonitorPlugin;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.maven.profiler.ProfilerArtifact;
import io.github.testmonitor.maven.session.Goals;
import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Prepares the forks of one module. Doing it twice for the same run of the lifecycle changes nothing. */
public final class Preparation {
    private final MavenSession session;
    private final MavenProject project;
    private final SharedSession shared;
    private final MonitorFolder folder;
    private final Settings settings;
    private final Expressions expressions;
    private final ProfilerArtifact profilerArtifact;
    private final Log log;

    public Preparation(
            MavenSession session,
            MavenProject project,
            Settings settings,
            Expressions expressions,
            ProfilerArtifact profilerArtifact,
            Log log) {
        this.session = session;
        this.project = project;
        this.shared = SharedSession.of(session);
        this.folder = MonitorFolder.of(project);
        this.settings = settings;
        this.expressions = expressions;
        this.profilerArtifact = profilerArtifact;
        this.log = log;
    }

    /** Whether there is anything to prepare: not in a POM without code, nor where Maven is not asked to run tests. */
    public static boolean isNeeded(MavenSession session, MavenProject project) {
        return TestExecution.mayBeIn(project) && Goals.mayRunTests(session.getGoals());
    }

    /**
     * Prepares the forks of all executions of the module. Where none of them runs tests, the data of the last tests stays as it is.
     *
     * @param preparingExecution the id of the execution of prepare-agent
     * @param plugin the artifacts that this plugin was resolved to
     * @return the names of the executions whose tests will be measured, as far as can be told
     * @throws IOException if a file cannot be written; the message names it
     */
    public List<String> prepare(String preparingExecution, Collection<Artifact> plugin) throws IOException {
        List<TestExecution> executions = executions();
        int invocation = shared.nextInvocation(module(), preparingExecution);
        List<BuildFile.Execution> described = executions.stream()
                .map(execution -> describe(execution, invocation))
                .toList();
        if (runsNone(described) && holdsTestsOfEarlierSession()) {
            shared.addLeft(folder.path());
            log.debug("No tests run here; what was measured of the last ones stays.");
            return List.of();
        }
        if (shared.prepared(folder.path(), project.getName()) == 1) {
            clear(executions);
        }
        UnpackedAgent agent = UnpackedAgent.into(AgentFolder.of(session, project));
        List<Path> oshiJars = OshiJars.of(plugin, agent);
        AgentConfigs configs = new AgentConfigs(
                shared.buildId(),
                module(),
                folder,
                invocation,
                settings,
                settings.needsOshi() ? oshiJars : List.of(),
                agent.wovenClasses());
        putIntoProperties(agent, configs, profiler(), executions);
        MavensOwnJvmPath.of(executions, described).apply(project, folder, agent, configs);
        writeBuildFile(described, oshiJars);
        SessionEnd.prepare(session, settings.live(), settings.reportFormats(), settings.keepsRecordings(), log);
        return described.stream()
                .filter(execution -> execution.blindness() == null)
                .map(BuildFile.Execution::name)
                .toList();
    }

    /** Those of the lifecycle, and those of goals on the command line. */
    private List<TestExecution> executions() {
        List<TestExecution> ofLifecycle = TestExecution.in(project);
        Stream<TestExecution> called = session.getGoals().stream()
                .flatMap(goal -> Goals.directCall(goal).stream())
                .map(call -> TestExecution.ofDirectCall(project, call.plugin(), call.executionId()))
                .filter(one ->
                        ofLifecycle.stream().noneMatch(other -> other.name().equals(one.name())));
        return Stream.concat(ofLifecycle.stream(), called).toList();
    }

    /** Where there is no execution at all, tests may run in one that is unknown. */
    private static boolean runsNone(List<BuildFile.Execution> executions) {
        return !executions.isEmpty()
                && executions.stream()
                        .allMatch(execution -> execution.blindness() == Blindness.SKIPPED
                                || execution.blindness() == Blindness.NO_TESTS);
    }

    private boolean holdsTestsOfEarlierSession() {
        return folder.holdsTests() && !shared.preparedModules().containsKey(folder.path());
    }

    /** What the session knows as the folders of its forks has no files of others. */
    private void clear(List<TestExecution> executions) throws IOException {
        for (TestExecution execution : executions) {
            clear(folder.forks(execution));
        }
        clear(folder.forksOfUnknown());
        Files.deleteIfExists(folder.failure());
    }

    private void clear(Path forks) throws IOException {
        MonitorFolder.clear(forks);
        shared.addForksFolder(forks);
    }

    private ForkProfiler profiler() {
        return settings.profile() == Profile.ASYNC
                ? ForkProfiler.async(
                        settings.asyncProfilerVersion(),
                        profilerArtifact,
                        AgentFolder.of(session, project),
                        shared,
                        log)
                : ForkProfiler.none();
    }

    private void putIntoProperties(
            UnpackedAgent agent, AgentConfigs configs, ForkProfiler profiler, List<TestExecution> executions)
            throws IOException {
        Properties properties = project.getProperties();
        boolean allLate = !executions.isEmpty();
        for (TestExecution execution : executions) {
            if (execution.takesLateProperty()) {
                properties.setProperty(
                        execution.late().name(),
                        argument(List.of(execution), agent, configs.write(execution))
                                + profiler.argument(folder.forks(execution)));
            } else {
                allLate = false;
            }
        }
        if (!allLate) {
            String argument =
                    argument(executions, agent, configs.writeForUnknown()) + profiler.argument(folder.forksOfUnknown());
            String before = properties.getProperty(settings.propertyName(), "");
            properties.setProperty(settings.propertyName(), AgentArgument.before(before, argument));
        }
    }

    private static String argument(List<TestExecution> executions, UnpackedAgent agent, Path config) {
        return executions.stream().anyMatch(TestExecution::beforeLateReferences)
                ? AgentArgument.withoutNumber(agent.agent(), config)
                : AgentArgument.of(agent.agent(), config);
    }

    private void writeBuildFile(List<BuildFile.Execution> executions, List<Path> oshiJars) throws IOException {
        BuildSession build = shared.one(BuildSession.class, () -> BuildSession.start(contextSource(oshiJars), log));
        build.write(
                folder.buildFile(),
                context -> new BuildFile(
                        shared.buildId(),
                        session.getStartTime().toInstant(),
                        ProcessHandle.current().pid(),
                        module(),
                        project.getName(),
                        project.getVersion(),
                        executions,
                        context));
    }

    private BuildFile.Execution describe(TestExecution execution, int invocation) {
        ExecutionParameters parameters = new ExecutionParameters(execution, expressions);
        BlindSpot blindSpot = new BlindSpot(project, settings.propertyName(), isOnCommandLine(settings.propertyName()));
        Blindness blindness = blindSpot.of(execution, parameters).orElse(null);
        if (blindness != null) {
            blindSpot.advice(execution, blindness).ifPresent(log::warn);
        }
        Path reports = reportsDirectory(execution, parameters);
        shared.addReportsFolder(reports);
        return new BuildFile.Execution(execution.name(), invocation, reports, blindness);
    }

    private boolean isOnCommandLine(String property) {
        return session.getUserProperties().containsKey(property)
                || session.getSystemProperties().containsKey(property);
    }

    private Path reportsDirectory(TestExecution execution, ExecutionParameters parameters) {
        String configured = parameters.configured("reportsDirectory");
        return configured != null
                ? project.getBasedir().toPath().resolve(configured).toAbsolutePath()
                : Path.of(project.getBuild().getDirectory(), execution.plugin().prefix() + "-reports")
                        .toAbsolutePath();
    }

    private ContextSource contextSource(List<Path> oshiJars) {
        return ContextSource.ofSession(
                project.getBasedir().toPath(),
                oshiJars,
                session.getSystemProperties().getProperty("maven.version"),
                MonitorPlugin.version());
    }

    private String module() {
        return project.getGroupId() + ":" + project.getArtifactId();
    }
}
