import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/**
 * Writes the fork files of a large run that never was, always the same: to see how the report copes.
 *
 * <pre>{@code java benchmarks/LargeRun.java FOLDER 50000 300000 8}</pre>
 *
 * makes FOLDER/target/monitor with so many tests, samples and forks.
 */
final class LargeRun {
    private static final Instant START = Instant.parse("2026-11-23T05:12:00Z");
    private static final String[] VERBS = {"renders", "parses", "stores", "rejects", "rounds", "expires", "filters", "computes"};
    private static final String[] THINGS = {
        "HalfCent", "NegativeQuantity", "UnicodeName", "ParallelWrites", "SlowUpstream", "EmptyCart", "GermanVat", "LeapDay"
    };
    private static final String[] PACKAGES = {"pricing.search", "model.tax", "web.cart", "export.audit", "model.user", "web.session"};
    private static final int TESTS_OF_A_CLASS = 23;
    private static final int TESTS_UNTIL_HEAP_IS_KEPT = 40 * TESTS_OF_A_CLASS;
    private static final int TESTS_UNTIL_CHILDREN = 499;
    private static final int TESTS_UNTIL_A_LEAK = 997;

    private final Random random;
    private final Writer out;
    private long nanos;
    private long cpu;
    private long rss = 180L << 20;
    private long heap = 40L << 20;
    private long live = 30L << 20;
    private long collections;
    private long id;

    private LargeRun(Writer out, int seed) {
        this.out = out;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        Path forks = Path.of(arguments[0], "target/monitor/forks/surefire-default-test");
        int tests = Integer.parseInt(arguments[1]);
        int samples = Integer.parseInt(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        Files.createDirectories(forks);
        for (int fork = 1; fork <= count; fork++) {
            Path file = forks.resolve("fork-%d-%d.jsonl".formatted(START.toEpochMilli() + fork, 4000 + fork));
            try (Writer out = Files.newBufferedWriter(file)) {
                new LargeRun(out, fork).write(fork, tests / count, samples / count);
            }
        }
    }

    private void write(int fork, int tests, int samples) throws IOException {
        line("""
                {"type":"forkStarted","format":1,"buildId":"large","startedAt":"%s","module":"com.example:shop-%d",\
                "execution":"surefire:default-test","invocation":1,"fork":%d,"pid":%d,"intervalMillis":100,\
                "jvm":{"version":"17.0.15","name":"OpenJDK 64-Bit Server VM","collector":"G1","maxHeapBytes":1073741824},\
                "cpus":2,"container":{"memoryLimitBytes":3221225472,"cpuLimit":2.0}}""", START.plusMillis(fork * 40L), fork % 4, fork, 4000 + fork);
        int written = 0;
        for (int test = 0; test < tests; test++) {
            test(fork, test);
            for (long due = (long) (test + 1) * samples / tests; written < due; written++) {
                sample();
            }
        }
        line("""
                {"type":"forkFinished","t":%d,"reason":"exit","cpuNanos":%d,"allocatedBytes":987654321000,"peakRssBytes":%d,\
                "gcCpuNanos":900000000,"jitCpuNanos":4000000000,\
                "monitor":{"cpuNanos":120000000,"writtenBytes":234567,"samples":%d,"lateSamples":2}}""", nanos, cpu, rss, samples);
    }

    private void test(int fork, int test) throws IOException {
        String className = "com.example.%s.%s%dTest".formatted(
                PACKAGES[test / TESTS_OF_A_CLASS % PACKAGES.length], "Service", fork * 10_000 + test / TESTS_OF_A_CLASS);
        String method = VERBS[random.nextInt(VERBS.length)] + THINGS[random.nextInt(THINGS.length)];
        String display = test % 7 == 0 ? "[%d] %s with %d items".formatted(test, method, random.nextInt(1000)) : method + "()";
        long wall = (long) (Math.exp(random.nextGaussian() * 1.6) * 3_000_000);
        long used = (long) (wall * (0.3 + 0.6 * random.nextDouble()));
        long allocated = (long) (Math.exp(random.nextGaussian() * 2) * 400_000);
        long growth = random.nextInt(20) == 0 ? (long) (Math.exp(random.nextGaussian() * 2) * 300_000) : 4096L * random.nextInt(20);
        long start = rss;
        id++;
        line("""
                {"type":"testStarted","t":%d,"id":%d,"parent":null,"uniqueId":"[engine:junit-jupiter]/[class:%s]/[method:%s]/[%d]",\
                "className":"%s","methodName":"%s","displayName":"%s","tags":[%s],"thread":"main"}""",
                nanos, id, className, method, test, className, method, display, test % 11 == 0 ? "\"slow\"" : "");
        nanos += wall;
        cpu += used * 13 / 10;
        rss = Math.min(1400L << 20, Math.max(150L << 20, rss + growth - random.nextInt(1 << 17)));
        boolean collects = random.nextInt(9) == 0;
        heap = collects || heap > 600L << 20 ? live : heap + allocated / 20;
        long kept = test % TESTS_UNTIL_HEAP_IS_KEPT == 0 ? 8L << 20 : 0;
        live += kept;
        collections += collects ? 1 : 0;
        boolean starts = test % TESTS_UNTIL_CHILDREN == 0;
        line("""
                {"type":"testFinished","t":%d,"id":%d,"status":"%s","wallNanos":%d,"cpuNanos":null,"ownCpuNanos":%d,"userCpuNanos":null,\
                "allocatedBytes":null,"ownAllocatedBytes":%d,"heapStartBytes":%d,"heapEndBytes":%d,"peakHeapBytes":%d,"liveHeapBytes":%s,\
                "rssStartBytes":%d,\
                "rssEndBytes":%d,"peakRssBytes":%d,"directPeakBytes":0,"gcCount":%d,"gcMillis":%d,"threadsStarted":%d,"openFilesDelta":0,\
                "classesLoaded":%d,"childCount":%d,"childCpuNanos":%d,"childPeakRssBytes":%d,"sharedWith":0,\
                "kinds":{"peakHeapBytes":"sampled","peakRssBytes":"sampled"},\
                "absent":{"cpuNanos":"notOwned","allocatedBytes":"notOwned","userCpuNanos":"tooShort"}}""",
                nanos, id, random.nextInt(400) == 0 ? "failed" : "successful", wall, used, allocated, heap, heap + allocated / 20 + kept,
                heap + allocated / 10 + kept, collects ? live : null, start, rss, Math.max(start, rss) + growth, collects ? 1 : 0, random.nextInt(4),
                random.nextInt(3), random.nextInt(50), starts ? 2 : 0, starts ? used / 10_000_000 * 10_000_000 + 20_000_000 : 0,
                starts ? allocated + (8L << 20) : 0);
        nanos += 50_000;
        heap += kept;
        if (test % TESTS_UNTIL_A_LEAK == 0) {
            line("{\"type\":\"leaked\",\"t\":%d,\"id\":%d,\"threads\":[\"pool-%d-thread-1\",\"pool-%d-thread-2\"],\"files\":[\"upload-%d.bin\"]}",
                    nanos, id, test, test, test);
        }
    }

    private void sample() throws IOException {
        line("""
                {"type":"sample","t":%d,"gapNanos":100012000,"cpuNanos":%d,"rssBytes":%d,"heapUsedBytes":%d,"heapCommittedBytes":%d,\
                "directBytes":16384,"threads":%d,"gcCount":%d,"gcMillis":%d,"allocatedBytes":%d,"containerMemoryBytes":%d,"running":[]}""",
                nanos + random.nextInt(2_000_000), cpu / 10_000_000 * 10_000_000, rss + 4096L * random.nextInt(50), heap + random.nextInt(1 << 20),
                768L << 20, 14 + random.nextInt(5), collections, collections * 20, id * 400_000, rss * 2);
    }

    private void line(String format, Object... values) throws IOException {
        out.write(format.formatted(values));
        out.write('\n');
    }
}
