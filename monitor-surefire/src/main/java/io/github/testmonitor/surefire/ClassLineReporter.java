package io.github.testmonitor.surefire;

import java.io.File;
import org.apache.maven.plugin.surefire.extensions.SurefireStatelessTestsetInfoReporter;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.plugin.surefire.report.TestSetStats;
import org.apache.maven.plugin.surefire.report.WrappedReportEntry;
import org.apache.maven.surefire.extensions.StatelessTestsetInfoConsoleReportEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Surefire's reporter of classes, with what each class cost. Surefire makes it by the POM, from version 3.0.0 on; the listener that it
 * asks for, one for each fork, is Surefire's own in a shell. Those of one execution share what they read.
 */
public final class ClassLineReporter extends SurefireStatelessTestsetInfoReporter {
    private @Nullable ClassFigures figures;

    /** Where the fork files of the execution are; without it nothing is said. Called by Maven. */
    public void setForks(File forks) {
        figures = new ClassFigures(forks.toPath());
    }

    @Override
    public StatelessTestsetInfoConsoleReportEventListener<WrappedReportEntry, TestSetStats> createListener(
            ConsoleLogger logger) {
        StatelessTestsetInfoConsoleReportEventListener<WrappedReportEntry, TestSetStats> surefires =
                super.createListener(logger);
        return figures == null ? surefires : new ClassLines(logger, surefires, figures);
    }

    /** For tests inside Maven's own JVM, in whose class loader this class is not: Surefire's own reporter takes its place. */
    @Override
    public Object clone(ClassLoader target) {
        SurefireStatelessTestsetInfoReporter surefires = new SurefireStatelessTestsetInfoReporter();
        surefires.setDisable(isDisable());
        return surefires.clone(target);
    }
}
