package io.github.testmonitor.report;

import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.Checker;
import io.github.testmonitor.report.check.Rules;
import io.github.testmonitor.report.metrics.RunMetrics;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.ConsoleSummary;
import io.github.testmonitor.report.render.ReportFormat;
import io.github.testmonitor.report.render.SitePage;
import io.github.testmonitor.report.render.StandaloneReport;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was measured in one build: read once, then shown or checked. Immutable; may be used by several threads.
 *
 * <p>Reading is tolerant: lines that cannot be read are counted and shown. Memory is bounded by the number of classes and
 * forks, not by the number of tests.
 */
public final class MonitorReport {
    /** How many tests and groups are kept of each ranking, unless said otherwise. */
    public static final int DEFAULT_TOP = 20;

    private final RunReader.Result read;

    private MonitorReport(RunReader.Result read) {
        this.read = read;
    }

    /**
     * Reads the newest build's data below the given folders. Folders without data are named in the run, not refused.
     *
     * @throws IOException if a file that is there cannot be read at all
     */
    public static MonitorReport read(String title, List<ModuleFolder> modules) throws IOException {
        return read(title, modules, DEFAULT_TOP);
    }

    /**
     * As {@link #read(String, List)}.
     *
     * @param top how many tests and groups are kept of each ranking
     */
    public static MonitorReport read(String title, List<ModuleFolder> modules, int top) throws IOException {
        return new MonitorReport(RunReader.read(title, modules, top));
    }

    public Run run() {
        return read.run();
    }

    /** All tests of the run, read from the fork files each time they are asked for. */
    public Tests tests() {
        return read.tests();
    }

    /**
     * One of the report's own texts.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public static String text(String key, Locale locale) {
        return Texts.in(locale).of(key);
    }

    /** The console summary: about ten aligned lines of plain text, without prefix or colour. */
    public List<String> summary() {
        return ConsoleSummary.lines(read.run());
    }

    /**
     * Writes the standalone page: index.html with its assets, tests.csv, tests.json and summary.md.
     *
     * @return the path of index.html
     */
    public Path writeTo(Path folder) throws IOException {
        return StandaloneReport.write(read.run(), read.tests(), folder);
    }

    /**
     * Writes the report in the formats asked for.
     *
     * @return the path of the page, or of the folder where no page is among the formats
     */
    public Path writeTo(Path folder, Set<ReportFormat> formats, Locale locale) throws IOException {
        return StandaloneReport.write(read.run(), read.tests(), folder, formats, locale);
    }

    /**
     * The page as a fragment for a Maven site, with assets written to the folder next to it.
     *
     * @param assetFolder where assets, tests.csv and the other files are written
     * @param assetPath the same as the page refers to it, relative to the page
     */
    public String sitePage(Locale locale, Path assetFolder, String assetPath) throws IOException {
        return SitePage.write(read.run(), read.tests(), locale, assetFolder, assetPath);
    }

    /**
     * Writes the figures of modules and forks that hardly vary from run to run as OpenMetrics text. Folders are made as needed.
     *
     * @throws IOException if it cannot be written
     */
    public void writeMetrics(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, RunMetrics.text(read.run()));
    }

    /**
     * Deletes the recordings of profilers beside the fork files. What was found in them is stored there, so that a later report still has
     * it; a recording of which that is not so stays.
     */
    public void deleteRecordings() throws IOException {
        read.build().deleteRecordings();
    }

    /**
     * Holds the run against the rules.
     *
     * @throws IOException if a fork file that was readable before no longer is
     */
    public CheckResult check(Rules rules) throws IOException {
        return Checker.check(rules, read.run(), read.tests(), read.groups());
    }
}
