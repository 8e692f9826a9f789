package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.pom.BuildProperty;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.report.CheckText;
import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.rules.CheckRules;
import io.github.testmonitor.maven.rules.RuleParameter;
import io.github.testmonitor.maven.rules.Shorthand;
import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.Rules;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the tests of a module cost against limits, and fails the build where one is broken.
 *
 * <p>It reads the data of the last build that ran tests: <code>mvn monitor:check</code> works after a build that failed, with
 * the rules of the plugin's own configuration. Equality passes. Where no rule and no limit is given at all, no test may be lost.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /**
     * Checks nothing. True or false. On the command line it counts even where the POM says otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.skip", defaultValue = "false")
    boolean skip;

    /**
     * The rules. Each <code>rule</code> has an <code>element</code> (TEST, CLASS, PACKAGE, MODULE or FORK), <code>includes</code>
     * and <code>excludes</code> (names, <code>*</code> and <code>?</code> are wildcards), a <code>severity</code> (FAIL or
     * WARN; FAIL by default) and <code>limits</code>: each <code>limit</code> a <code>metric</code>, a <code>maximum</code> with
     * its unit, and a <code>severity</code> if it is not the rule's. None by default.
     *
     * @since 0.1.0
     */
    @Parameter
    List<RuleParameter> rules = new ArrayList<>();

    /**
     * Whether a broken limit of severity FAIL stops the build. True or false; if false, it is logged as a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.haltOnFailure", defaultValue = "true")
    boolean haltOnFailure;

    /**
     * Whether a rule that matches nothing is a failure: its pattern is mistyped, or what it guarded is gone. True or false. Where
     * nothing ran that it could match, it is none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.failIfNoMatch", defaultValue = "true")
    boolean failIfNoMatch;

    /**
     * Whether it is a failure that there is no data, that tests ran unseen, or that a fork died in the set-up of a class or before its
     * first test. True or false. Skipped tests, and none, pass.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.failOnMissingData", defaultValue = "true")
    boolean failOnMissingData;

    /**
     * The most wall time a test may take. A number with a unit: <code>ms</code>, <code>s</code>, <code>min</code> or
     * <code>h</code>. None by default. It tells of the machine as much as of the test.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxWallTime")
    @Nullable
    String maxWallTime;

    /**
     * The most CPU time a test may take. A number with a unit: <code>ms</code>, <code>s</code>, <code>min</code> or
     * <code>h</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxCpuTime")
    @Nullable
    String maxCpuTime;

    /**
     * The most a test may allocate in the Java heap, freed again or not. A number with a unit: <code>512MiB</code> (2^20 bytes
     * each), <code>512MB</code> (10^6 bytes each). None by default. The steadiest of all limits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxAllocated")
    @Nullable
    String maxAllocated;

    /**
     * The most heap that may be in use while a test runs. A number with a unit: <code>512MiB</code>, <code>512MB</code>. None by
     * default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxPeakHeap")
    @Nullable
    String maxPeakHeap;

    /**
     * The most resident memory that a fork may have while a test runs. A number with a unit: <code>512MiB</code>,
     * <code>512MB</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxPeakRss")
    @Nullable
    String maxPeakRss;

    /**
     * The most by which a fork's resident memory may grow while a test runs: its peak less what was there at the start. A number
     * with a unit: <code>512MiB</code>, <code>512MB</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxRssGrowth")
    @Nullable
    String maxRssGrowth;

    /**
     * The most time that may go into garbage collection while a test runs. A number with a unit: <code>ms</code>,
     * <code>s</code>, <code>min</code> or <code>h</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxGcTime")
    @Nullable
    String maxGcTime;

    /**
     * The most classes that may be loaded while a test runs. A number. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxClassesLoaded")
    @Nullable
    String maxClassesLoaded;

    /**
     * The most threads that a test may leave behind. A number. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxLeakedThreads")
    @Nullable
    String maxLeakedThreads;

    /**
     * The most files that a test may leave open. A number. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxLeakedFiles")
    @Nullable
    String maxLeakedFiles;

    /**
     * The most CPU time that processes started by a test may take. A number with a unit: <code>ms</code>, <code>s</code>,
     * <code>min</code> or <code>h</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxChildCpuTime")
    @Nullable
    String maxChildCpuTime;

    /**
     * The most resident memory that processes started by a test may have. A number with a unit: <code>512MiB</code>,
     * <code>512MB</code>. None by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxChildPeakRss")
    @Nullable
    String maxChildPeakRss;

    /**
     * The most tests of a module that may be in flight when their fork dies. A number. None by default; but 0 where there is no
     * rule and no other limit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.maxLostTests")
    @Nullable
    String maxLostTests;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || SkipRequest.inProperties(session, project)) {
            getLog().info("Skipped by monitor.skip.");
            return;
        }
        if (project.getPackaging().equals("pom") && !MonitorFolder.of(project).hasData()) {
            getLog().debug("A project without code has nothing to check.");
            return;
        }
        if (SharedSession.of(session).isLeft(MonitorFolder.of(project).path())) {
            getLog().info("No tests ran, so that there is nothing to check.");
            return;
        }
        say(check());
    }

    private CheckResult check() throws MojoExecutionException, MojoFailureException {
        try {
            Shorthand.refuseMistyped(BuildProperty.all(session, project));
            Rules checked = new Rules(CheckRules.of(rules, shorthands()), failIfNoMatch, failOnMissingData);
            return MonitorReport.read(project.getName(), List.of(ReportModules.of(project)))
                    .check(checked);
        } catch (ParameterException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("What was measured cannot be read: " + e, e);
        }
    }

    private void say(CheckResult result) throws MojoFailureException {
        result.notices().forEach(getLog()::info);
        CheckText.warnings(result).forEach(getLog()::warn);
        List<String> failures = CheckText.failures(result);
        failures.forEach(haltOnFailure ? getLog()::error : getLog()::warn);
        if (failures.isEmpty()) {
            getLog().info("All limits are kept.");
        } else if (haltOnFailure) {
            throw new MojoFailureException(CheckText.summary(failures));
        }
    }

    private Map<Metric, @Nullable String> shorthands() {
        Map<Metric, @Nullable String> shorthands = new EnumMap<>(Metric.class);
        shorthands.put(Metric.WALL_TIME, maxWallTime);
        shorthands.put(Metric.CPU_TIME, maxCpuTime);
        shorthands.put(Metric.ALLOCATED, maxAllocated);
        shorthands.put(Metric.PEAK_HEAP, maxPeakHeap);
        shorthands.put(Metric.PEAK_RSS, maxPeakRss);
        shorthands.put(Metric.RSS_GROWTH, maxRssGrowth);
        shorthands.put(Metric.GC_TIME, maxGcTime);
        shorthands.put(Metric.CLASSES_LOADED, maxClassesLoaded);
        shorthands.put(Metric.LEAKED_THREADS, maxLeakedThreads);
        shorthands.put(Metric.LEAKED_FILES, maxLeakedFiles);
        shorthands.put(Metric.CHILD_CPU_TIME, maxChildCpuTime);
        shorthands.put(Metric.CHILD_PEAK_RSS, maxChildPeakRss);
        shorthands.put(Metric.LOST_TESTS, maxLostTests);
        return shorthands;
    }
}
