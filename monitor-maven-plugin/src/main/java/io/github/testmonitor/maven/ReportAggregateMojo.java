package io.github.testmonitor.maven;

import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.report.SitePage;
import io.github.testmonitor.report.ModuleFolder;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

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
public final class ReportAggregateMojo extends PageMojo {

    public ReportAggregateMojo() {
        super(new SitePage("aggregate", "test-resources-aggregate"));
    }

    @Override
    boolean hasContent() {
        boolean aggregates = ReportModules.aggregatesAt(project, session);
        if (!aggregates) {
            getLog().info("No aggregate of test resources: no module below this one, or that it depends on, has data.");
        }
        return aggregates;
    }

    @Override
    List<ModuleFolder> modules() {
        return ReportModules.below(project, session);
    }
}
