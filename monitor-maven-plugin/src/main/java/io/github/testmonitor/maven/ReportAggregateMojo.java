package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.report.SitePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Shows what the tests of several modules cost, on one page: of the modules below the project, and of those that it depends on.
 *
 * <p>A parent is built before its modules, so that <code>mvn clean site</code> would show it the data of the build before: run
 * <code>mvn verify</code> first and <code>mvn site</code> after it, or put this goal into a last module that depends on the
 * others.
 *
 * @since 0.1.0
 */
@Mojo(name = "report-aggregate", aggregator = true, threadSafe = true)
public final class ReportAggregateMojo extends AbstractMavenReport {
    private static final SitePage PAGE = new SitePage("Test resources of all modules", "test-resources-aggregate");

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Makes no report. True or false. On the command line it counts even where the POM says otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.skip", defaultValue = "false")
    boolean skip;

    @Override
    public String getOutputPath() {
        return PAGE.path();
    }

    /** Called by maven-site-plugin still. */
    @Override
    @Deprecated
    public String getOutputName() {
        return getOutputPath();
    }

    @Override
    public String getName(Locale locale) {
        return PAGE.title();
    }

    @Override
    public String getDescription(Locale locale) {
        return "CPU time, memory, allocation and threads of every test in every module.";
    }

    @Override
    public boolean canGenerateReport() {
        if (skip || SkipRequest.inProperties(session, project)) {
            return false;
        }
        boolean aggregates = ReportModules.aggregatesAt(project, session);
        if (!aggregates) {
            getLog().info("No aggregate of test resources: no module below this one, or that it depends on, has data.");
        }
        return aggregates;
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            Path index = PAGE.write(
                    project.getName(),
                    ReportModules.below(project, session),
                    MonitorFolder.of(project).report(),
                    getReportOutputDirectory().toPath(),
                    getSink(),
                    locale);
            getLog().info("Report: " + index.toAbsolutePath());
        } catch (IOException e) {
            throw new MavenReportException("The report of test resources cannot be made: " + e, e);
        }
    }
}
