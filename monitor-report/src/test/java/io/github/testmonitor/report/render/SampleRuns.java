package io.github.testmonitor.report.render;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkEnd;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.model.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs made by hand: what the renderers are shown and tested with. */
public final class SampleRuns {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final long SECOND = 1_000_000_000;
    private static final Instant START = Instant.parse("2026-11-23T05:12:00Z");
    private static final String BUILD = "0193568e-7c00-7000-8000-5f1e0c0ffee0";

    private SampleRuns() {}

    /** A build as the page is made for: six forks, two at a time, the fourth killed; a stale module, an unseen class. */
    public static Sample shop() {
        List<ForkPlan> plans = List.of(
                new ForkPlan(1, "shop-model", 5, 245, 190, 280, false),
                new ForkPlan(2, "shop-pricing", 6, 246, 170, 363, false),
                new ForkPlan(3, "shop-pricing", 250, 490, 210, 412, false),
                new ForkPlan(4, "shop-export", 251, 405, 180, 265, true),
                new ForkPlan(5, "shop-export", 495, 730, 200, 348, false),
                new ForkPlan(6, "shop-web", 496, 732, 190, 346, false));
        List<TestRun> tests = new ArrayList<>();
        String[] verbs = {"renders", "parses", "stores", "rejects", "rounds", "expires", "filters", "computes"};
        String[] things = {"HalfCent", "NegativeQuantity", "UnicodeName", "ParallelWrites", "SlowUpstream", "EmptyCart"
        };
        String[] classes = {
            "com.example.pricing.search.CouponJobTest",
            "com.example.model.tax.InvoiceValidatorIT",
            "com.example.web.cart.PriceMapperTest",
            "com.example.export.audit.InvoiceParserTest",
            "com.example.model.user.SessionClientTest"
        };
        for (int index = 0; index < 48; index++) {
            ForkPlan plan = plans.get(index % 6);
            long weight = (index * 37L) % 48 + 1;
            tests.add(TestPlan.named(classes[index % 5], verbs[index % 8] + things[index % 6])
                    .in("com.example:" + plan.label, plan.number)
                    .outcome(index == 20 ? TestRun.Outcome.FAILED : TestRun.Outcome.SUCCESSFUL)
                    .work(weight * 210_000_000L, weight * weight * 4 * MIB + 13 * MIB)
                    .wall(weight * 260_000_000L)
                    .memory(200 * MIB, 200 * MIB + weight * weight * MIB / 20, Kind.SAMPLED)
                    .run());
        }
        TestRun killer = TestPlan.named(
                        "com.example.export.catalogue.CatalogueExportServiceIT", "exportsFullCatalogueAsXlsx")
                .in("com.example:shop-export", 4)
                .outcome(TestRun.Outcome.LOST)
                .wall(15_500_000_000L)
                .memory(266 * MIB, 2017 * MIB, Kind.SAMPLED)
                .run();
        tests.add(killer);
        tests.add(TestPlan.named("com.example.web.cart.CartLoadTest", "survivesRushHour")
                .display("[3] survives rush hour with 64 customers")
                .in("com.example:shop-web", 6)
                .work(44_400_000_000L, 11 * GIB)
                .wall(45_300_000_000L)
                .memory(210 * MIB, 349 * MIB, Kind.SHARED)
                .sharedWith(3)
                .run());
        tests.add(TestPlan.named("com.example.model.tax.RateTest", "roundsHalfUp")
                .in("com.example:shop-model", 1)
                .work(900_000, 70_000)
                .wall(1_100_000)
                .noMemory(Absence.TOO_SHORT)
                .run());

        List<ForkRun> forks = plans.stream()
                .map(plan -> plan.run(plan.killed ? List.of(killer) : List.of(), totals(tests, plan.number)))
                .toList();
        List<ModuleRun> modules = new ArrayList<>();
        for (String name : List.of("shop-model", "shop-pricing", "shop-export", "shop-web")) {
            modules.add(module("com.example:" + name, tests, false, List.of(), null));
        }
        modules.set(
                1,
                module(
                        "com.example:shop-pricing",
                        tests,
                        false,
                        List.of(new ModuleRun.Unseen(
                                "surefire:default-test", "com.example.pricing.legacy.OldRatesTest", 7, 4)),
                        null));
        modules.add(new ModuleRun(
                "com.example:shop-admin",
                "0193568e-0000-7000-8000-000000000000",
                Instant.parse("2026-11-20T09:14:00Z"),
                true,
                List.of(),
                List.of(),
                null,
                Totals.NONE));
        return new Sample(
                new Run(
                        "shop-parent 2.4.0-SNAPSHOT",
                        BUILD,
                        START,
                        context(),
                        modules,
                        forks,
                        rankings(tests),
                        totals(tests, 0),
                        container(forks)),
                tests);
    }

    /** A few tests in one fork on a machine without a container. */
    public static Sample small() {
        List<TestRun> tests = List.of(
                TestPlan.named("com.acme.PrimeTest", "findsLargePrime")
                        .in("com.acme:quickstart", 1)
                        .work(812_000_000, 3 * MIB)
                        .wall(830_000_000)
                        .memory(96 * MIB, 98 * MIB, Kind.SAMPLED)
                        .run(),
                TestPlan.named("com.acme.ReportTest", "buildsReport")
                        .in("com.acme:quickstart", 1)
                        .work(240_000_000, 640 * MIB)
                        .wall(310_000_000)
                        .memory(98 * MIB, 161 * MIB, Kind.SAMPLED)
                        .run(),
                TestPlan.named("com.acme.ReportTest", "isQuick")
                        .in("com.acme:quickstart", 1)
                        .outcome(TestRun.Outcome.FAILED)
                        .work(640_000, 31_000)
                        .wall(700_000)
                        .noMemory(Absence.TOO_SHORT)
                        .run());
        ForkPlan plan = new ForkPlan(1, "quickstart", 1, 4, 90, 161, false);
        ForkRun fork = plan.run(List.of(), totals(tests, 1));
        return new Sample(
                new Run(
                        "quickstart 1.0",
                        BUILD,
                        START,
                        context(),
                        List.of(module("com.acme:quickstart", tests, false, List.of(), null)),
                        List.of(fork),
                        rankings(tests),
                        totals(tests, 0),
                        null),
                tests);
    }

    /** Tests in one fork that start processes, but for one, and a class whose set-up starts more than any of them. */
    public static Sample starting() {
        return starting(4 * SECOND);
    }

    /** The same with what the processes of the set-up used. */
    public static Sample starting(long setUpNanos) {
        List<TestRun> tests = List.of(
                TestPlan.named("com.acme.ConvertTest", "convertsPictures")
                        .in("com.acme:quickstart", 1)
                        .work(20_000_000, 3 * MIB)
                        .wall(1_900_000_000)
                        .children(3, 1_500_000_000, 40 * MIB)
                        .run(),
                TestPlan.named("com.acme.DatabaseTest", "startsServer")
                        .in("com.acme:quickstart", 1)
                        .work(30_000_000, 2 * MIB)
                        .wall(800_000_000)
                        .children(1, 240_000_000, 700 * MIB)
                        .run(),
                TestPlan.named("com.acme.PrimeTest", "findsLargePrime")
                        .in("com.acme:quickstart", 1)
                        .work(812_000_000, 3 * MIB)
                        .wall(830_000_000)
                        .children(0, 0, 0)
                        .run());
        Run run = with(small().run(), rankings(tests));
        return new Sample(
                with(
                        run,
                        new Rankings(
                                run.rankings().tests(),
                                run.rankings().groups(),
                                Map.of(
                                        Metric.CHILD_CPU_TIME,
                                        container(
                                                "com.acme.ServerTest",
                                                "A server",
                                                Figures.builder().exact(Figure.CHILD_CPU, setUpNanos))))),
                tests);
    }

    /** The small run with a test and a class whose names fit nowhere. */
    public static Sample wordy() {
        TestRun test = TestPlan.named(
                        "com.acme.checkout.ExpiredCouponIsRejectedWhereverTheCustomerEntersItIntegrationTest",
                        "whenTheCouponHasExpiredAndTheCartIsEmptyThenTheCheckoutIsRejectedWithAMessageThatNamesTheCoupon")
                .in("com.acme:quickstart", 1)
                .work(812_000_000, 3 * MIB)
                .wall(830_000_000)
                .memory(96 * MIB, 980 * MIB, Kind.SAMPLED)
                .children(1, 300_000_000, 90 * MIB)
                .run();
        return new Sample(with(small().run(), rankings(List.of(test))), List.of(test));
    }

    /** The small run with a class whose set-up is the greatest container. */
    public static Run settingUp(long cpuNanos, long allocatedBytes) {
        Run run = small().run();
        return with(run, with(run.rankings(), container("com.acme.ServerTest", "A server", cpuNanos, allocatedBytes)));
    }

    private static ContainerRun container(String className, String displayName, long cpuNanos, long allocatedBytes) {
        return container(
                className,
                displayName,
                Figures.builder().exact(Figure.CPU, cpuNanos).exact(Figure.ALLOCATED, allocatedBytes));
    }

    private static ContainerRun container(String className, String displayName, Figures.Builder figures) {
        return new ContainerRun(
                "com.acme:quickstart",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("[class:" + className + "]", className, null, displayName, null),
                SECOND,
                figures.build());
    }

    private static Rankings with(Rankings rankings, ContainerRun container) {
        return new Rankings(
                rankings.tests(), rankings.groups(), Map.of(Metric.CPU_TIME, container, Metric.ALLOCATED, container));
    }

    /** The small run with a single test, of which its growth alone is known. */
    public static Run growing(long bytes) {
        Run run = small().run();
        TestRun test = TestPlan.named("com.acme.ReportTest", "buildsReport")
                .in("com.acme:quickstart", 1)
                .memory(98 * MIB, 98 * MIB + bytes, Kind.SAMPLED)
                .run();
        return with(run, rankings(List.of(test)));
    }

    private static Run with(Run run, Rankings rankings) {
        return new Run(
                run.title(),
                run.buildId(),
                run.startedAt(),
                run.context(),
                run.modules(),
                run.forks(),
                rankings,
                run.totals(),
                run.container());
    }

    /** The small run with suspects of leaks. */
    public static Run keeping(List<Leaks.KeptHeap> classes, int tests) {
        Run run = small().run();
        return new Run(
                run.title(),
                run.buildId(),
                run.startedAt(),
                run.context(),
                run.modules(),
                run.forks(),
                run.rankings(),
                run.totals(),
                run.container(),
                run.code(),
                new Leaks(classes, 7, 2, tests, List.of()));
    }

    /** A build whose only module was not measured. */
    public static Sample empty() {
        NoData noData = NoData.of(NoData.Cause.FIXED_ARG_LINE, 3);
        ModuleRun module = new ModuleRun("com.acme:app", null, null, false, List.of(), List.of(), noData, Totals.NONE);
        return new Sample(
                new Run(
                        "app 1.0",
                        null,
                        null,
                        null,
                        List.of(module),
                        List.of(),
                        new Rankings(Map.of(), Map.of()),
                        Totals.NONE,
                        null),
                List.of());
    }

    /** Names made to break a page, a table or a terminal. */
    public static final List<String> HOSTILE_NAMES = List.of(
            "<script>alert(1)</script>",
            "</title></style><img src=x onerror=alert(2)>",
            "\" onmouseover=\"alert(3)\" x='",
            "| pipe ` tick **bold** [link](http://evil) www.evil.example",
            "&#60;b&#62;bold&amp; &lt;i&gt;",
            "${7*7} #{7*7} $relativePath/x $project.name #set($x=1) <#if>",
            "]]> --> <!-- <![CDATA[",
            "javascript:alert(5)",
            "=HYPERLINK(\"http://evil\")",
            "two\nlines\tand \u001b[31mred",
            "\u202Eevil\u202C \uD83D lone \uDE00",
            "x".repeat(3000));

    /** Every name in it is hostile: tests, classes, modules, forks, reasons and what the machine says of itself. */
    public static Sample hostile() {
        List<TestRun> tests = new ArrayList<>();
        for (String name : HOSTILE_NAMES) {
            int index = tests.size();
            tests.add(TestPlan.named("com.acme." + name, name)
                    .display(name)
                    .in(name, 1)
                    .outcome(index == 0 ? TestRun.Outcome.LOST : TestRun.Outcome.SUCCESSFUL)
                    .work((20 - index) * SECOND, (20 - index) * GIB)
                    .wall((20 - index) * SECOND)
                    .memory(100 * MIB, 100 * MIB + (20L - index) * 40 * MIB, Kind.SHARED)
                    .sharedWith(1)
                    .run());
        }
        String evil = HOSTILE_NAMES.get(1);
        ForkPlan plan = new ForkPlan(1, evil, 1, 30, 90, 900, true);
        ForkRun fork = plan.run(List.of(tests.get(0)), totals(tests, 1));
        List<ModuleRun> modules = new ArrayList<>();
        for (String name : HOSTILE_NAMES) {
            modules.add(new ModuleRun(
                    name,
                    BUILD,
                    START,
                    true,
                    List.of(),
                    List.of(new ModuleRun.Unseen(name, name, 2, 1)),
                    null,
                    totals(tests, 0)));
        }
        String attribute = HOSTILE_NAMES.get(2);
        modules.add(new ModuleRun(
                "g:a",
                null,
                null,
                false,
                List.of(),
                List.of(),
                NoData.of(NoData.Cause.JVM_LEFT_ALONE, 1, attribute),
                Totals.NONE));
        ExecutionContext.Machine machine =
                new ExecutionContext.Machine(evil, 1L, 2, null, GIB, evil, evil, evil, evil, null, null);
        ExecutionContext context = new ExecutionContext(
                machine,
                new ExecutionContext.Software(evil, evil, evil, evil),
                new ExecutionContext.Revision(evil, evil, true),
                new ExecutionContext.ContinuousIntegration(evil, "javascript:alert(9)", evil));
        return new Sample(
                new Run(
                        HOSTILE_NAMES.get(0),
                        evil,
                        START,
                        context,
                        modules,
                        List.of(fork),
                        with(rankings(tests), container(String.join("", HOSTILE_NAMES), evil, 99 * SECOND, 99 * GIB)),
                        totals(tests, 0),
                        container(List.of(fork))),
                tests);
    }

    private static ModuleRun module(
            String name, List<TestRun> tests, boolean stale, List<ModuleRun.Unseen> unseen, @Nullable NoData noData) {
        List<TestRun> own =
                tests.stream().filter(test -> test.module().equals(name)).toList();
        return new ModuleRun(name, BUILD, START, stale, List.of(), unseen, noData, totals(own, 0));
    }

    /** The sums of one fork's tests, or of all for fork 0. */
    private static Totals totals(List<TestRun> tests, int fork) {
        List<TestRun> own =
                tests.stream().filter(test -> fork == 0 || test.fork() == fork).toList();
        return new Totals(
                count(own, TestRun.Outcome.SUCCESSFUL),
                count(own, TestRun.Outcome.FAILED),
                count(own, TestRun.Outcome.ABORTED),
                fork == 0 ? 3 : 0,
                count(own, TestRun.Outcome.LOST),
                sum(own, Metric.WALL_TIME),
                sum(own, Metric.CPU_TIME),
                sum(own, Metric.ALLOCATED),
                sum(own, Metric.GC_TIME),
                true,
                count(own, TestRun.Outcome.LOST) == 0
                        ? Set.of()
                        : EnumSet.of(Metric.WALL_TIME, Metric.CPU_TIME, Metric.ALLOCATED));
    }

    private static long count(List<TestRun> tests, TestRun.Outcome outcome) {
        return tests.stream().filter(test -> test.outcome() == outcome).count();
    }

    private static long sum(List<TestRun> tests, Metric metric) {
        return tests.stream().mapToLong(test -> value(test, metric)).sum();
    }

    private static long value(TestRun test, Metric metric) {
        return MetricValues.of(test, metric).orElse(0);
    }

    private static Rankings rankings(List<TestRun> tests) {
        Map<Metric, List<TestRun>> top = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            top.put(
                    metric,
                    tests.stream()
                            .filter(test -> MetricValues.of(test, metric).isPresent())
                            .sorted(Comparator.comparingLong((TestRun test) -> value(test, metric))
                                    .reversed())
                            .toList());
        }
        Map<Rankings.Level, Map<Metric, List<Rankings.Group>>> groups = new EnumMap<>(Rankings.Level.class);
        groups.put(
                Rankings.Level.CLASS,
                groups(tests, test -> Objects.requireNonNull(test.identity().className())));
        groups.put(Rankings.Level.PACKAGE, groups(tests, SampleRuns::packageOf));
        groups.put(Rankings.Level.MODULE, groups(tests, TestRun::module));
        return new Rankings(top, groups);
    }

    private static String packageOf(TestRun test) {
        String className = Objects.requireNonNull(test.identity().className());
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    private static Map<Metric, List<Rankings.Group>> groups(List<TestRun> tests, Function<TestRun, String> by) {
        Map<String, List<TestRun>> byName = new TreeMap<>();
        tests.forEach(test -> byName.computeIfAbsent(by.apply(test), name -> new ArrayList<>())
                .add(test));
        List<Rankings.Group> groups = new ArrayList<>();
        byName.forEach((name, own) -> {
            Map<Metric, Long> values = new EnumMap<>(Metric.class);
            for (Metric metric : List.of(Metric.CPU_TIME, Metric.ALLOCATED, Metric.WALL_TIME, Metric.CHILD_CPU_TIME)) {
                if (own.stream().anyMatch(test -> MetricValues.of(test, metric).isPresent())) {
                    values.put(metric, sum(own, metric));
                }
            }
            own.stream()
                    .flatMapToLong(test -> MetricValues.of(test, Metric.RSS_GROWTH).stream())
                    .max()
                    .ifPresent(growth -> values.put(Metric.RSS_GROWTH, growth));
            own.stream()
                    .flatMapToLong(test -> MetricValues.of(test, Metric.CHILD_PEAK_RSS).stream())
                    .max()
                    .ifPresent(peak -> values.put(Metric.CHILD_PEAK_RSS, peak));
            groups.add(new Rankings.Group(
                    name, own.get(0).module(), totals(own, 0), values, Set.of(), Set.of(), Set.of()));
        });
        Map<Metric, List<Rankings.Group>> sorted = new EnumMap<>(Metric.class);
        for (Metric metric : List.of(Metric.CPU_TIME, Metric.ALLOCATED, Metric.RSS_GROWTH, Metric.CHILD_CPU_TIME)) {
            sorted.put(
                    metric,
                    groups.stream()
                            .filter(group -> group.values().containsKey(metric))
                            .sorted(Comparator.comparingLong((Rankings.Group group) ->
                                            group.values().get(metric))
                                    .reversed())
                            .toList());
        }
        return sorted;
    }

    private static ExecutionContext context() {
        return new ExecutionContext(
                new ExecutionContext.Machine(
                        "AMD EPYC 7763 64-Core Processor",
                        3_244_000_000L,
                        2,
                        1,
                        16 * GIB,
                        "Debian GNU/Linux 12",
                        "amd64",
                        "6.1.0-28",
                        "docker",
                        2816 * MIB,
                        2.0),
                new ExecutionContext.Software("17.0.15", "Eclipse Adoptium", "3.9.16", "0.1.0"),
                new ExecutionContext.Revision("4f1c2e9d0b7a55aa3c21", "main", false),
                new ExecutionContext.ContinuousIntegration("GitHub Actions", "https://ci.example/runs/4711", "4711"));
    }

    private static ContainerHistory container(List<ForkRun> forks) {
        TreeMap<Long, Long> memory = new TreeMap<>();
        for (ForkRun fork : forks) {
            for (ForkRun.Point point : fork.history()) {
                memory.merge(point.nanosSinceRunStart(), Objects.requireNonNull(point.rssBytes()), Long::sum);
            }
        }
        List<ContainerHistory.Point> points = new ArrayList<>();
        long cpu = 0;
        long before = 0;
        for (Map.Entry<Long, Long> entry : memory.entrySet()) {
            long second = entry.getKey() / SECOND;
            double cpus = 1.1 + 0.7 * Math.sin(second / 5.0) * Math.cos(second / 17.0);
            cpu += Math.round(cpus * (entry.getKey() - before));
            before = entry.getKey();
            points.add(new ContainerHistory.Point(entry.getKey(), entry.getValue() + 330 * MIB, cpu));
        }
        ContainerHistory.Point peak = points.stream()
                .max(Comparator.comparingLong(ContainerHistory.Point::memoryBytes))
                .orElseThrow();
        return new ContainerHistory(
                2816 * MIB,
                2.0,
                peak.memoryBytes(),
                peak.nanosSinceRunStart(),
                List.of(
                        new ContainerHistory.RunningTest(
                                4,
                                "com.example.export.catalogue.CatalogueExportServiceIT",
                                "exportsFullCatalogueAsXlsx()",
                                2017 * MIB),
                        new ContainerHistory.RunningTest(
                                3, "com.example.pricing.search.OrderMapperTest", "exportsNullCurrency()", 351 * MIB)),
                points,
                12 * SECOND,
                null);
    }

    /** A run and all its tests. */
    public record Sample(Run run, List<TestRun> tests) {

        /** As the fork files would tell it: fork by fork, with a sample for each point of its history. */
        public Tests told() {
            return visitor -> {
                for (ForkRun fork : run.forks()) {
                    long start = fork.started() == null || run.startedAt() == null
                            ? 0
                            : Duration.between(run.startedAt(), fork.started().startedAt())
                                    .toNanos();
                    fork.history().forEach(point -> visitor.sample(sample(fork.number(), start, point)));
                    tests.stream().filter(test -> test.fork() == fork.number()).forEach(visitor::test);
                }
            };
        }

        private static SampleRun sample(int fork, long forkStart, ForkRun.Point point) {
            Readings readings = new Readings();
            set(readings, Reading.RSS, point.rssBytes());
            set(readings, Reading.HEAP_USED, point.heapUsedBytes());
            set(readings, Reading.HEAP_COMMITTED, point.heapUsedBytes());
            set(readings, Reading.CPU, point.cpuNanos());
            return new SampleRun(fork, point.nanosSinceRunStart() - forkStart, readings);
        }

        private static void set(Readings readings, Reading reading, @Nullable Long value) {
            if (value != null) {
                readings.set(reading, value);
            }
        }
    }

    /** One fork whose memory grows evenly; a killed one shoots up in its last 16 seconds. Seconds and MiB. */
    private record ForkPlan(int number, String label, int from, int to, int startMib, int endMib, boolean killed) {

        ForkRun run(List<TestRun> lost, Totals totals) {
            List<ForkRun.Point> history = IntStream.rangeClosed(from, to)
                    .mapToObj(second -> new ForkRun.Point(
                            second * SECOND, rss(second), rss(second) / 2, (second - from) * SECOND * 7 / 10))
                    .toList();
            long peak = history.stream()
                    .mapToLong(point -> Objects.requireNonNull(point.rssBytes()))
                    .max()
                    .orElseThrow();
            return new ForkRun(
                    number,
                    label,
                    Path.of("fork-" + number + ".jsonl"),
                    started(),
                    null,
                    Duration.ofSeconds(to - from),
                    totals,
                    peak,
                    peak / 2,
                    (to - from) * SECOND * 7 / 10,
                    new ForkRun.ProcessTotals(40 * GIB, 2_100L, 2_600_000_000L, 9_100_000_000L),
                    Balance.of((to - from) * SECOND * 7 / 10, Map.of(Part.TESTS, SECOND, Part.COLLECTOR, SECOND / 2)),
                    Balance.of(40 * GIB, Map.of(Part.TESTS, 30 * GIB)),
                    null,
                    history,
                    new ForkEnd(killed ? ForkEnd.Ending.NO_LAST_RECORD : ForkEnd.Ending.EXIT, lost, null, null),
                    new ForkRun.Quality(
                            number == 2 ? List.of(new ForkRecord.Unavailable("openFiles", Absence.DENIED)) : List.of(),
                            killed ? null : new ForkRecord.Monitor(120_000_000L, 234_567, (to - from) * 10L, 2),
                            (to - from) * 10,
                            new ForkRun.Unreadable(killed ? 1 : 0, 0, killed, killed ? "line 4711 is no JSON" : null),
                            new ForkRun.Pace(number == 2 ? 200L : null, null)));
        }

        private long rss(int second) {
            double share = (double) (second - from) / (to - from);
            double mib = startMib + share * (endMib - startMib);
            if (killed && second > to - 16) {
                mib += (2017 - endMib) * Math.sqrt((second - (to - 16)) / 16.0);
            }
            return Math.round(mib) * MIB;
        }

        private ForkRecord.ForkStarted started() {
            return new ForkRecord.ForkStarted(
                    1,
                    BUILD,
                    START.plusSeconds(from),
                    "com.example:" + label,
                    "surefire:default-test",
                    1,
                    1,
                    4100 + number,
                    100,
                    new ForkRecord.Jvm("17.0.15", "OpenJDK 64-Bit Server VM", "G1", GIB),
                    2,
                    new ForkRecord.Container(2816 * MIB, 2.0));
        }
    }

    /** One attempt in the making. */
    static final class TestPlan {
        private final String className;
        private final String methodName;
        private final Figures.Builder figures = Figures.builder();
        private String display;
        private String module = "com.acme:app";
        private int fork = 1;
        private int sharedWith;
        private TestRun.Outcome outcome = TestRun.Outcome.SUCCESSFUL;

        private TestPlan(String className, String methodName) {
            this.className = className;
            this.methodName = methodName;
            this.display = methodName + "()";
        }

        static TestPlan named(String className, String methodName) {
            return new TestPlan(className, methodName);
        }

        TestPlan display(String name) {
            display = name;
            return this;
        }

        TestPlan in(String inModule, int inFork) {
            module = inModule;
            fork = inFork;
            return this;
        }

        TestPlan outcome(TestRun.Outcome how) {
            outcome = how;
            return this;
        }

        TestPlan sharedWith(int others) {
            sharedWith = others;
            return this;
        }

        /** The own thread's; owned work is not followed. */
        TestPlan work(long cpuNanos, long allocatedBytes) {
            figures.exact(Figure.OWN_CPU, cpuNanos)
                    .exact(Figure.OWN_ALLOCATED, allocatedBytes)
                    .absent(Figure.CPU, Absence.NOT_OWNED)
                    .absent(Figure.ALLOCATED, Absence.NOT_OWNED);
            return this;
        }

        TestPlan wall(long nanos) {
            figures.exact(Figure.WALL, nanos).exact(Figure.GC_TIME, nanos / 40_000_000);
            return this;
        }

        TestPlan memory(long startBytes, long peakBytes, Kind kind) {
            figures.exact(Figure.RSS_START, startBytes)
                    .set(Figure.PEAK_RSS, peakBytes, kind)
                    .set(Figure.PEAK_HEAP, peakBytes / 2, kind);
            return this;
        }

        /** The processes that it started. */
        TestPlan children(int count, long cpuNanos, long peakBytes) {
            figures.exact(Figure.CHILD_COUNT, count)
                    .exact(Figure.CHILD_CPU, cpuNanos)
                    .set(Figure.CHILD_PEAK_RSS, peakBytes, count == 0 ? Kind.EXACT : Kind.SAMPLED);
            return this;
        }

        TestPlan noMemory(Absence reason) {
            figures.absent(Figure.RSS_START, reason)
                    .absent(Figure.PEAK_RSS, reason)
                    .absent(Figure.PEAK_HEAP, reason)
                    .absent(Figure.LIVE_HEAP, reason);
            return this;
        }

        TestRun run() {
            String uniqueId = "[engine:junit-jupiter]/[class:" + className + "]/[method:" + methodName + "()]";
            return new TestRun(
                    module,
                    "surefire:default-test",
                    fork,
                    new ForkRecord.Identity(uniqueId, className, methodName, display, methodName),
                    List.of(),
                    1,
                    outcome,
                    SECOND,
                    sharedWith,
                    figures.build());
        }
    }
}
