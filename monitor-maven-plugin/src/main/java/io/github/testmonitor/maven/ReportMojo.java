package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.report.SitePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Shows what the tests of a module cost: as a page of the Maven site, and standalone in target/monitor/report.
 *
 * <p>It shows the data of the last build that ran tests, and never runs them itself.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractMavenReport {
    private static final SitePage PAGE = new SitePage("Test resources", "test-resources");

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
        return "CPU time, memory, allocation and threads of every test.";
    }

    @Override
    public boolean canGenerateReport() {
        if (skip || SkipRequest.inProperties(session, project)) {
            return false;
        }
        boolean hasData = MonitorFolder.of(project).hasData();
        if (!hasData) {
            getLog().info("No report of test resources: nothing was measured here. Run the tests first.");
        }
        return hasData;
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            Path index = PAGE.write(
                    project.getName(),
                    List.of(ReportModules.of(project)),
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
