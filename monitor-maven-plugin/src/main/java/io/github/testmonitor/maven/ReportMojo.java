package io.github.testmonitor.maven;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.report.SitePage;
import io.github.testmonitor.report.ModuleFolder;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what the tests of a module cost: as a page of the Maven site, and standalone in target/monitor/report.
 *
 * <p>It shows the data of the last build that ran tests, and never runs them itself.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends PageMojo {

    public ReportMojo() {
        super(new SitePage("module", "test-resources"));
    }

    @Override
    boolean hasContent() {
        boolean hasData = MonitorFolder.of(project).hasData();
        if (!hasData) {
            getLog().info("No report of test resources: nothing was measured here. Run the tests first.");
        }
        return hasData;
    }

    @Override
    List<ModuleFolder> modules() {
        return List.of(ReportModules.of(project));
    }
}
