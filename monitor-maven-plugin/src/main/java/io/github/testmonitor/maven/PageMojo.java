package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.parameter.Parameters;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.report.SitePage;
import io.github.testmonitor.maven.report.SiteToolWithSkin;
import io.github.testmonitor.report.ModuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;

/** What the two goals have in common that make a page: when they do, where it goes, and what it is called. */
abstract class PageMojo extends AbstractMavenReport {
    private final SitePage page;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Makes no report. True or false. On the command line it counts even where the POM says otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.skip", defaultValue = "false")
    boolean skip;

    /**
     * What is written to target/monitor/report: <code>html</code>, a page with its files beside it; <code>single-html</code>, the
     * page as one file for a mail; <code>csv</code> and <code>json</code>, every test; <code>markdown</code>, a summary;
     * <code>collapsed</code>, the stacks of all tests for flame graph tools; <code>perfetto</code>, a trace for ui.perfetto.dev. Words
     * with commas between them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "monitor.reportFormats", defaultValue = "html,csv,json,markdown")
    String reportFormats;

    PageMojo(SitePage page) {
        this.page = page;
    }

    /** Whether there is anything to be shown; says why where there is not. */
    abstract boolean hasContent();

    /** What the page is about. */
    abstract List<ModuleFolder> modules();

    @Override
    public final String getOutputPath() {
        return page.path();
    }

    /** Called by maven-site-plugin still. */
    @Override
    @Deprecated
    public final String getOutputName() {
        return getOutputPath();
    }

    @Override
    public final String getName(Locale locale) {
        return page.title(locale);
    }

    @Override
    public final String getDescription(Locale locale) {
        return page.description(locale);
    }

    @Override
    public final boolean canGenerateReport() {
        siteTool = SiteToolWithSkin.of(siteTool); // Asked first of all, also where the goal is called directly.
        return !skip && !SkipRequest.inProperties(session, project) && hasContent();
    }

    @Override
    protected final void executeReport(Locale locale) throws MavenReportException {
        try {
            Path written = page.write(
                    project.getName(),
                    modules(),
                    Parameters.reportFormats("monitor.reportFormats", reportFormats),
                    MonitorFolder.of(project).report(),
                    getReportOutputDirectory().toPath(),
                    getSink(),
                    locale);
            getLog().info("Report: " + written.toAbsolutePath());
        } catch (ParameterException e) {
            throw new MavenReportException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MavenReportException("The report of test resources cannot be made: " + e, e);
        }
    }
}
