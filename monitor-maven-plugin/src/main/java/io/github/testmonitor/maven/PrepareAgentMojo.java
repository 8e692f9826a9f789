package io.github.testmonitor.maven;

import io.github.testmonitor.maven.live.LiveLimits;
import io.github.testmonitor.maven.live.LiveSettings;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.pom.BuildProperty;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.prepare.Preparation;
import io.github.testmonitor.maven.prepare.Settings;
import io.github.testmonitor.maven.profiler.AsyncProfiler;
import io.github.testmonitor.maven.profiler.ProfilerArtifact;
import io.github.testmonitor.maven.rules.EarlyRules;
import io.github.testmonitor.report.check.Rules.Rule;
import java.io.IOException;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.ComponentConfigurator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Puts the agent into the forks of Surefire and Failsafe that start later in this build.
 *
 * <p>With the extension (<code>&lt;extensions&gt;true&lt;/extensions&gt;</code>, <code>.mvn/extensions.xml</code> or
 * <code>-Dmaven.ext.class.path</code>) it is bound by itself. Bound by hand it prepends the agent to a property, which the
 * plugin's <code>argLine</code> must take: <code>&lt;argLine&gt;@{argLine} -Xmx512m&lt;/argLine&gt;</code>, or none at all.
 *
 * @since 0.1.0
 */
@Mojo(name = "prepare-agent", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class PrepareAgentMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution mojoExecution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts;

    @SuppressWarnings({"NullAway.Init", "deprecation"}) // As below.
    @Component
    RepositorySystem repositories;

    @SuppressWarnings({"NullAway.Init", "deprecation"}) // Filled by Maven, in the one way that 3.8 knows.
    @Component(role = ComponentConfigurator.class, hint = "basic")
    ComponentConfigurator configurator;

    /**
     * Leaves the build exactly as it is without this plugin. True or false. On the command line it counts even where the POM
     * says otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.skip", defaultValue = "false")
    boolean skip;

    /**
     * Planned time between two samples of memory, CPU and threads in each fork. A number with a unit, <code>ms</code> or
     * <code>s</code>, at least <code>1ms</code>. Shorter finds shorter peaks and costs more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.interval", defaultValue = "100ms")
    String interval;

    /**
     * Where the readings of the process come from. <code>auto</code>: from /proc where there is one, from OSHI elsewhere;
     * <code>oshi</code>: from OSHI everywhere, which is slower.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.processReadings", defaultValue = "auto")
    String processReadings;

    /**
     * Whether a test is charged with the work that it hands to other threads: those it starts, executors, parallel streams, virtual
     * threads, timers. For this, the agent adds calls to some classes of the JDK in each fork. <code>false</code> leaves the JDK
     * alone; a test then is charged with the work of its own thread only, and the report says so.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.ownership", defaultValue = "true")
    boolean ownership;

    /**
     * What is recorded of the code that tests run, for the hot methods of the report. <code>none</code>: nothing but what the monitor
     * sees by itself; <code>jfr</code>: the JDK's flight recorder, started in each fork; <code>async</code>: async-profiler, which is
     * resolved from the repositories of the build, on Linux and macOS. A recording starts with the fork and costs some 200 ms of CPU
     * there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.profile", defaultValue = "none")
    String profile;

    /**
     * Whether the recordings (<code>*.jfr</code> beside the fork files) stay when the session has ended. True or false. What the report
     * needs of them is stored in any case.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.profile.keep", defaultValue = "false")
    boolean profileKeep;

    /**
     * The version of <code>tools.profiler:async-profiler</code> that <code>monitor.profile=async</code> resolves.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.asyncProfilerVersion", defaultValue = AsyncProfiler.VERSION)
    String asyncProfilerVersion;

    /**
     * Which tests get the exact peak of resident memory, from the kernel's own high-water mark. <code>auto</code>: those of 10 ms
     * and more; <code>always</code>: all, at some 20 instead of 8 microseconds a test; <code>never</code>: none, so that peaks are the
     * greatest of what samples saw. Linux only; the mark is set back between tests, so that other programs that read it in the
     * forks see too little.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.exactPeakRss", defaultValue = "auto")
    String exactPeakRss;

    /**
     * Threads and files that tests may leave behind without being blamed: their names, separated by commas, with <code>*</code> for
     * any characters, as <code>kafka-*,*.log</code>. What the JDK, Surefire and JUnit keep is allowed already.
     *
     * @since 0.1.0
     */
    @Nullable
    @Parameter(property = "monitor.allowedLeaks")
    String allowedLeaks;

    /**
     * Whether the report can say which code of a long test used CPU or allocated: while a test has run for more than about 50 ms, its
     * threads are looked at every 20 ms, and where one has used much, its stack is taken, at most 20 times a second in a fork. True
     * or false.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.stacks", defaultValue = "true")
    boolean stacks;

    /**
     * The property that the agent is prepended to. Its name, without braces. Without effect where the extension gives each
     * execution a property of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.propertyName", defaultValue = "argLine")
    String propertyName;

    /**
     * Whether the console shows, at most every 30 seconds, how the tests are getting on, and at once when the container's memory passes
     * 80 and 95 % of its limit or a test passes a limit of <code>check</code>. <code>auto</code>, <code>true</code> or
     * <code>false</code>; <code>auto</code>: where Maven shows information, so not with <code>-q</code>. Works with the extension only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.live.console", defaultValue = "auto")
    String liveConsole;

    /**
     * Serves a page of the running build, and metrics for Prometheus, on this machine's loopback address until the session ends:
     * a port from 1 to 65535, or 0 for any that is free. The address is printed and has a random part, without which nothing is
     * served. None by default. A port that cannot be had is a warning. Works with the extension only.
     *
     * @since 0.1.0
     */
    @Nullable
    @Parameter(property = "monitor.live.port")
    String livePort;

    /**
     * Whether the metrics of the live page have the names of tests as labels: of those that run, 20 at most, and of the ten
     * costliest. True or false. A database of metrics keeps every name it has seen.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.live.testLabels", defaultValue = "false")
    boolean liveTestLabels;

    /**
     * Whether the console shows, below Surefire's line of each class, what the class cost: CPU time, allocation and peak heap. True or
     * false. Works with the extension only, from Surefire 3.0.0 on, and where Surefire has no
     * <code>statelessTestsetInfoReporter</code> yet.
     *
     * @since 0.1.0
     */
    // The extension reads it from the model before there is any goal; here it is for the documents.
    @Parameter(property = "monitor.consoleLine", defaultValue = "true")
    boolean consoleLine;

    /**
     * What the extension writes to target/monitor/report at the end of the session: <code>html</code>, a page with its files beside
     * it; <code>single-html</code>, the page as one file for a mail; <code>csv</code> and <code>json</code>, every test;
     * <code>markdown</code>, a summary; <code>collapsed</code>, the stacks of all tests for flame graph tools;
     * <code>perfetto</code>, a trace for ui.perfetto.dev. Words with commas between them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.reportFormats", defaultValue = "html,csv,json,markdown")
    String reportFormats;

    @Override
    public void execute() throws MojoFailureException {
        if (skip || SkipRequest.inProperties(session, project)) {
            getLog().info("Skipped by monitor.skip.");
            return;
        }
        if (!Preparation.isNeeded(session, project)) {
            getLog().debug("No tests can run here; nothing to prepare.");
            return;
        }
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, mojoExecution);
        try {
            Settings settings = Settings.of(
                    interval,
                    processReadings,
                    ownership,
                    profile,
                    asyncProfilerVersion,
                    profileKeep,
                    exactPeakRss,
                    allowedLeaks == null ? "" : allowedLeaks,
                    stacks,
                    propertyName,
                    LiveSettings.of(liveConsole, livePort, liveTestLabels),
                    reportFormats);
            List<Rule> rules = new EarlyRules(
                            configurator,
                            evaluator,
                            mojoExecution.getMojoDescriptor().getRealm())
                    .validate(project, BuildProperty.all(session, project));
            LiveLimits.of(session).put(project.getGroupId() + ":" + project.getArtifactId(), rules);
            List<String> executions = new Preparation(
                            session,
                            project,
                            settings,
                            text -> resolve(evaluator, text),
                            ProfilerArtifact.of(
                                    repositories,
                                    session.getRepositorySession(),
                                    project.getRemoteProjectRepositories()),
                            getLog())
                    .prepare(mojoExecution.getExecutionId(), pluginArtifacts);
            getLog().info(
                            executions.isEmpty()
                                    ? "No tests here that the agent can measure."
                                    : "Agent prepared for " + String.join(", ", executions) + ".");
        } catch (ParameterException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            // Somebody's tests are worth more than our figures: without the property the forks start as they would
            // without us.
            getLog().warn("The agent cannot be prepared, so that the tests run unmeasured: " + e);
            getLog().debug(e);
        }
    }

    private static @Nullable String resolve(PluginParameterExpressionEvaluator evaluator, String text) {
        try {
            Object value = evaluator.evaluate(text);
            return value == null ? null : value.toString();
        } catch (ExpressionEvaluationException e) {
            return text; // What Maven cannot resolve stands as it is for the plugin that is to read it, too.
        }
    }
}
