package io.github.testmonitor.report;

import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.TestRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Fork files that were damaged at random, the same way each time: nothing is thrown, nothing hangs, and the counts add up. */
class FuzzedForkFileTest {
    private static final int FILES = 60;
    private static final int TESTS = 40;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> HOSTILE_NAMES = List.of(
            "</script><b>",
            "\\u0000\\u001b[31m",
            "a\\\"b",
            "\\ud800",
            "../../etc",
            "x".repeat(5_000),
            "\\u202egpj",
            "${jndi}",
            "");

    @TempDir
    Path folder;

    /** What happened to the file. */
    enum Damage {
        CUT {
            @Override
            byte[] to(byte[] file, Random random) {
                return Arrays.copyOf(file, random.nextInt(file.length));
            }
        },
        FLIPPED {
            @Override
            byte[] to(byte[] file, Random random) {
                byte[] flipped = file.clone();
                for (int i = random.nextInt(30); i >= 0; i--) {
                    flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            }
        },
        DUPLICATED {
            @Override
            byte[] to(byte[] file, Random random) {
                List<String> lines = lines(file);
                for (int i = random.nextInt(20); i >= 0; i--) {
                    lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
                }
                return bytes(lines);
            }
        },
        SHUFFLED {
            @Override
            byte[] to(byte[] file, Random random) {
                List<String> lines = lines(file);
                Collections.shuffle(lines.subList(1, lines.size()), random);
                return bytes(lines);
            }
        },
        INTERLEAVED {
            @Override
            byte[] to(byte[] file, Random random) {
                ByteArrayOutputStream torn = new ByteArrayOutputStream();
                int half = file.length / 2;
                for (int at = 0; at < half; ) {
                    int length = Math.min(1 + random.nextInt(200), half - at);
                    torn.write(file, at, length);
                    torn.write(file, half + at, length);
                    at += length;
                }
                return torn.toByteArray();
            }
        },
        UNDAMAGED {
            @Override
            byte[] to(byte[] file, Random random) {
                return file;
            }
        };

        abstract byte[] to(byte[] file, Random random);

        private static List<String> lines(byte[] file) {
            return new ArrayList<>(
                    new String(file, StandardCharsets.UTF_8).lines().toList());
        }

        private static byte[] bytes(List<String> lines) {
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_file_is_read_and_its_counts_add_up(Damage damage) {
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int seed = 0; seed < FILES; seed++) {
                check(damage, seed);
            }
        });
    }

    private void check(Damage damage, int seed) throws IOException {
        Path monitor = folder.resolve(damage + "-" + seed);
        Path file = write(monitor, new Random(seed));
        Files.write(file, damage.to(Files.readAllBytes(file), new Random(~seed)));

        MonitorReport report = MonitorReport.read("fuzz", List.of(new ModuleFolder("fuzz", monitor)));
        List<TestRun> told = new ArrayList<>();
        report.tests().forEach(told::add);
        report.summary();
        if (seed % 25 == 0) {
            report.writeTo(monitor.resolve("report"));
        }

        String what = damage + " " + seed;
        long lost = told.stream()
                .filter(test -> test.outcome() == TestRun.Outcome.LOST)
                .count();
        assertThat(report.run().totals().finished()).as(what).isEqualTo(told.size() - lost);
        assertThat(report.run().totals().lost()).as(what).isEqualTo(lost);
        assertThat(report.run().forks().stream()
                        .mapToLong(fork -> fork.end().lost().size())
                        .sum())
                .as(what)
                .isEqualTo(lost);
        for (ForkRun fork : report.run().forks()) {
            assertThat(fork.quality().unreadable().malformed()).as(what).isNotNegative();
        }
        if (damage == Damage.UNDAMAGED) {
            assertThat(told).as(what).hasSize(TESTS);
            assertThat(lost).as(what).isZero();
        }
    }

    private static Path write(Path monitor, Random random) throws IOException {
        try (ForkFileWriter fork =
                ForkFileWriter.in(monitor, "surefire-default-test", "1-7").started("b", START)) {
            for (int id = 1; id <= TESTS; id++) {
                String name = HOSTILE_NAMES.get(random.nextInt(HOSTILE_NAMES.size()));
                fork.test(id, "t.Test" + random.nextInt(5), name + id)
                        .sample(id * 1_000_000L, List.of((long) id), "\"rssBytes\":" + random.nextLong(1L << 40));
            }
            return fork.forkFinished((TESTS + 1) * 1_000_000L, "exit").file();
        }
    }
}
