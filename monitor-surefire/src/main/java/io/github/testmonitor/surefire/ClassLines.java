package io.github.testmonitor.surefire;

import java.util.List;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.plugin.surefire.report.TestSetStats;
import org.apache.maven.plugin.surefire.report.WrappedReportEntry;
import org.apache.maven.surefire.api.report.TestSetReportEntry;
import org.apache.maven.surefire.extensions.StatelessTestsetInfoConsoleReportEventListener;

/** Surefire's listener, and a line of ours after it has spoken. */
final class ClassLines extends StatelessTestsetInfoConsoleReportEventListener<WrappedReportEntry, TestSetStats> {
    private final StatelessTestsetInfoConsoleReportEventListener<WrappedReportEntry, TestSetStats> surefires;
    private final ClassFigures figures;

    ClassLines(
            ConsoleLogger logger,
            StatelessTestsetInfoConsoleReportEventListener<WrappedReportEntry, TestSetStats> surefires,
            ClassFigures figures) {
        super(logger);
        this.surefires = surefires;
        this.figures = figures;
    }

    @Override
    public void testSetStarting(TestSetReportEntry report) {
        surefires.testSetStarting(report);
    }

    @Override
    public void testSetCompleted(WrappedReportEntry report, TestSetStats stats, List<String> testResults) {
        surefires.testSetCompleted(report, stats, testResults);
        try {
            String line = figures.line(report.getSourceName());
            if (line != null) {
                getConsoleLogger().info(line);
            }
        } catch (Throwable problem) {
            // Nobody's build fails for want of a line; the report at the end has the figures.
        }
    }

    @Override
    public void reset() {
        surefires.reset();
    }
}
