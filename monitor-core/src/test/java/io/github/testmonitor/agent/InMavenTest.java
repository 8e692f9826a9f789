package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig;
import io.github.testmonitor.config.MonitorConfigFile;
import io.github.testmonitor.session.Joint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests without a fork run in Maven's own JVM, which may live for many builds. */
class InMavenTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void nothing_stays_behind_when_the_tests_have_ended() throws Exception {
        long before = instances("io.github.testmonitor.probe.GarbageCollections$Listener");

        runTests();

        assertThat(instances("io.github.testmonitor.probe.GarbageCollections$Listener"))
                .isEqualTo(before);
    }

    /** As {@code MavensOwnJvm} does it; on return, nothing here refers to the session any more. */
    private void runTests() throws Exception {
        Path config = folder.resolve("agent.properties");
        MonitorConfigFile.write(config(), config);
        Runnable end = Objects.requireNonNull(Agent.startInMaven(config.toString()));
        awaitSample();
        Thread sampler = sampler();

        Joint.connect(null);
        end.run();

        sampler.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(sampler.isAlive()).isFalse();
    }

    private MonitorConfig config() {
        return TestConfig.to(folder).intervalMillis(10).build();
    }

    private static Thread sampler() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("test-monitor-sampler"))
                .findFirst()
                .orElseThrow();
    }

    /** By then it listens to what the JVM tells. */
    private void awaitSample() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!written().contains("\"type\":\"sample\"")) {
            assertThat(System.nanoTime()).as("patience for the first sample").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private String written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                return Files.readString(file);
            }
        }
        return "";
    }

    /** After a collection, as the JVM's own histogram of its heap counts them. */
    private static long instances(String className) throws Exception {
        String histogram = String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()}));
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3 && words[3].equals(className))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
