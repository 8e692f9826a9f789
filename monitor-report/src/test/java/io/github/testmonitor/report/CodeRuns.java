package io.github.testmonitor.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import static io.github.testmonitor.report.Builds.START;

/** A fork file with stacks and sections of three tests, for those who test what is shown of them. */
public final class CodeRuns {
    private static final long MILLIS = 1_000_000;
    private static final long MIB = 1 << 20;
    private static final String EXPORT_TEST = "com.acme.shop.CatalogueExportTest.exportsAll(CatalogueExportTest.java:31)";
    private static final String PRICE_TEST = "com.acme.shop.PriceTest.pricesAll(PriceTest.java:17)";
    private static final String[] LOAD = {
        "java.util.Arrays.copyOf(Arrays.java:3537)",
        "java.io.ByteArrayOutputStream.grow(ByteArrayOutputStream.java:120)",
        "com.acme.shop.Catalogue.readAll(Catalogue.java:88)",
        "com.acme.shop.CatalogueExport.load(CatalogueExport.java:42)",
        EXPORT_TEST
    };
    private static final String[] WRITE = {
        "com.acme.shop.SheetWriter.cell(SheetWriter.java:77)",
        "com.acme.shop.CatalogueExport.write(CatalogueExport.java:58)",
        EXPORT_TEST
    };
    private static final String[][] PRICES = {
        {"com.acme.shop.Price.round(Price.java:20)", "com.acme.shop.Prices.all(Prices.java:9)", PRICE_TEST},
        {
            "java.util.TimSort.sort(TimSort.java:220)",
            "com.acme.shop.Prices.sorted(Prices.java:14)",
            "com.acme.shop.Prices.all(Prices.java:8)",
            PRICE_TEST
        },
        {"java.util.HashMap.get(HashMap.java:1)", "com.acme.shop.Taxes.of(Taxes.java:5)", PRICE_TEST}
    };

    private CodeRuns() {}

    /** Writes the file and reads it again. */
    public static MonitorReport write(Path folder) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.buffered().started("b", START);
            export(fork);
            prices(fork);
            fork.testStarted(4_000 * MILLIS, 3, "com.acme.shop.CartTest", "adds")
                    .testFinished(
                            4_020 * MILLIS,
                            3,
                            "successful",
                            "\"wallNanos\":20000000",
                            "\"cpuNanos\":18000000",
                            "\"allocatedBytes\":60000000",
                            "\"heapStartBytes\":40000000",
                            "\"peakHeapBytes\":99000000")
                    .forkFinished(4_100 * MILLIS, "exit");
        }
        return MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }

    /** Two sections, of which the first makes a spike of 300 MiB. */
    private static void export(ForkFileWriter fork) {
        String name = "com.acme.shop.CatalogueExportTest";
        sample(fork, 100, 0, 100, 30, List.of());
        fork.testStarted(150 * MILLIS, 1, name, "exportsAll");
        sample(fork, 200, 30, 110, 35, List.of(1L));
        fork.sectionStarted(250 * MILLIS, 10, 1, "load");
        sample(fork, 300, 90, 180, 90, List.of(1L));
        fork.sectionStarted(310 * MILLIS, 11, 10, "parse");
        fork.stack(380 * MILLIS, 1, 3, 240, LOAD);
        sample(fork, 400, 180, 400, 310, List.of(1L));
        fork.sectionFinished(480 * MILLIS, 11, "\"wallNanos\":170000000", "\"cpuNanos\":120000000");
        fork.sectionFinished(
                500 * MILLIS, 10, "\"wallNanos\":250000000", "\"cpuNanos\":200000000", "\"allocatedBytes\":320000000");
        fork.sectionStarted(520 * MILLIS, 12, 1, "write");
        for (int look = 0; look < 12; look++) {
            fork.stack((560 + look * 60) * MILLIS, 1, 2, 6, WRITE);
            if (look % 2 == 0) {
                sample(fork, 600 + look * 60, 240 + look * 40, 200, 100 + look * 4, List.of(1L));
            }
        }
        fork.sectionFinished(
                1_300 * MILLIS, 12, "\"wallNanos\":780000000", "\"cpuNanos\":600000000", "\"allocatedBytes\":90000000");
        fork.testFinished(
                1_350 * MILLIS,
                1,
                "successful",
                "\"wallNanos\":1200000000",
                "\"cpuNanos\":900000000",
                "\"allocatedBytes\":420000000",
                "\"rssStartBytes\":" + 105 * MIB,
                "\"peakRssBytes\":" + 405 * MIB,
                "\"peakHeapBytes\":" + 312 * MIB,
                "\"heapStartBytes\":" + 33 * MIB);
    }

    /** CPU of 70, 20 and 10 percent at three places. */
    private static void prices(ForkFileWriter fork) {
        Random random = new Random(7);
        fork.testStarted(1_500 * MILLIS, 2, "com.acme.shop.PriceTest", "pricesAll");
        for (int look = 0; look < 40; look++) {
            int place = random.nextInt(10);
            fork.stack((1_600 + look * 50) * MILLIS, 2, 2, 0, PRICES[place < 7 ? 0 : place < 9 ? 1 : 2]);
            if (look % 2 == 0) {
                sample(fork, 1_610 + look * 50, 900 + look * 45, 210, 60, List.of(2L));
            }
        }
        fork.testFinished(
                3_700 * MILLIS,
                2,
                "successful",
                "\"wallNanos\":2200000000",
                "\"cpuNanos\":1600000000",
                "\"allocatedBytes\":4000000",
                "\"rssStartBytes\":" + 205 * MIB,
                "\"peakRssBytes\":" + 210 * MIB);
    }

    private static void sample(ForkFileWriter fork, int millis, int cpuMillis, int rss, int heap, List<Long> running) {
        fork.sample(
                millis * MILLIS,
                running,
                "\"cpuNanos\":" + cpuMillis * MILLIS,
                "\"rssBytes\":" + rss * MIB,
                "\"heapUsedBytes\":" + heap * MIB,
                "\"heapCommittedBytes\":" + 400 * MIB,
                "\"containerMemoryBytes\":" + (500 + rss) * MIB);
    }
}
