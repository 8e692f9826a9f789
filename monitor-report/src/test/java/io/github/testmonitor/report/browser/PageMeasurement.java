package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures how the report and its page cope with a large run; benchmarks/README.md says how it is started, and has what came
 * out. No test: a time is never asserted.
 */
public final class PageMeasurement {
    private static final int ROUNDS = 5;

    private PageMeasurement() {}

    /** @param arguments the folder of a monitor's data, and a folder to write to; a report that is there already is measured as it is */
    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[1]);
        if (!Files.exists(out.resolve("index.html"))) {
            write(Path.of(arguments[0]), out);
        }
        Path profile = Files.createTempDirectory("profile");
        try (Browser browser = Browser.start(profile)) {
            for (String page : List.of("index.html", "test-resources.html")) {
                measure(browser, out.resolve(page));
            }
        } finally {
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void write(Path data, Path out) throws IOException {
        long begin = System.nanoTime();
        MonitorReport report = MonitorReport.read("large", List.of(new ModuleFolder("large", data)));
        report.writeTo(out, EnumSet.allOf(ReportFormat.class), Locale.ROOT);
        System.out.printf(
                Locale.ROOT,
                "report written in %.1f s with a heap of at most %d MiB%n",
                (System.nanoTime() - begin) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
        String site = report.sitePage(Locale.ROOT, out.resolve("site"), "site");
        System.out.println("HTML of the site: " + site.length() / 1000 + " kB");
        System.out.println("one file: " + Files.size(out.resolve("test-resources.html")) / 1000 + " kB");
        try (Stream<Path> pieces = Files.list(out.resolve("data"))) {
            System.out.println(
                    "folder of data: " + pieces.mapToLong(PageMeasurement::size).sum() / 1000 + " kB");
        }
    }

    private static void measure(Browser browser, Path page) {
        System.out.println(page.getFileName());
        Times ready = new Times();
        for (int round = 0; round < ROUNDS; round++) {
            browser.open(page.toUri().toString());
            ready.wallMillis[round] = browser.number("MONITOR.ready");
        }
        Arrays.sort(ready.wallMillis);
        System.out.printf(
                Locale.ROOT,
                "  ready: median %.0f ms, least %.0f ms%n",
                ready.wallMillis[ROUNDS / 2],
                ready.wallMillis[0]);
        System.out.printf(Locale.ROOT, "  script heap %.1f MB%n", browser.heapBytes() / 1e6);
        times(browser, "click(document.querySelector('[data-sort=CPU_TIME]'))").say("  sort");
        times(browser, "click(document.querySelector('[data-sort=name]'))").say("  sort by name");
        times(browser, "choose('status', 'failed')", "choose('status', '')").say("  filter");
        times(browser, "search('cart ' + round)", "search('')").say("  search, its pause of 60 ms included");
        times(browser, "choose('group', 'class')", "choose('group', '')").say("  roll-up");
    }

    private static Times times(Browser browser, String... actions) {
        Times times = new Times();
        for (int round = 0; round < ROUNDS; round++) {
            for (String action : actions) {
                double before = browser.cpuMillis();
                double wall = browser.number("""
                        (async round => {
                          const click = element => element.click();
                          const choose = (key, value) => {
                            const select = document.querySelector('[data-filter=' + key + ']');
                            select.value = value;
                            select.dispatchEvent(new Event('change'));
                          };
                          const search = value => {
                            const input = document.getElementById('mon-search');
                            input.value = value;
                            input.dispatchEvent(new Event('input'));
                            return new Promise(done => setTimeout(done, 61));
                          };
                          const begin = performance.now();
                          await %s;
                          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                          return performance.now() - begin;
                        })(%d)""".formatted(action, round));
                times.add(round, wall, browser.cpuMillis() - before);
            }
        }
        return times;
    }

    /** Of the slowest action of each round. */
    private static final class Times {
        private final double[] wallMillis = new double[ROUNDS];
        private final double[] cpuMillis = new double[ROUNDS];

        void add(int round, double wall, double cpu) {
            wallMillis[round] = Math.max(wallMillis[round], wall);
            cpuMillis[round] = Math.max(cpuMillis[round], cpu);
        }

        void say(String what) {
            Arrays.sort(wallMillis);
            Arrays.sort(cpuMillis);
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.0f ms, worst %.0f ms; CPU median %.0f ms%n",
                    what,
                    wallMillis[ROUNDS / 2],
                    wallMillis[ROUNDS - 1],
                    cpuMillis[ROUNDS / 2]);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
