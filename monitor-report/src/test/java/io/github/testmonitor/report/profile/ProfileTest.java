package io.github.testmonitor.report.profile;

import io.github.testmonitor.report.code.StackSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileTest {
    private static final long FOREVER = Long.MAX_VALUE / 2;
    private static final String HOME = Recordings.class.getName() + ".";

    @TempDir
    static Path folder;

    private static Path recording;
    private static Instant startedAt;

    @BeforeAll
    static void record() throws Exception {
        recording = folder.resolve("whole.jfr");
        startedAt = Instant.now();
        Recordings.ofLoad(recording, "loaded");
    }

    @Test
    void the_methods_that_use_cpu_and_allocate_are_found_in_the_test_of_their_thread() {
        SpanTimes two = spans("loaded");
        two.started(0, 2, null, "another", true);

        Profile profile = join(recording, two);

        assertThat(profile.problem()).isNull();
        assertThat(hottest(profile, ProfiledStack::cpuNanos)).isEqualTo(HOME + "calculate");
        assertThat(hottest(profile, ProfiledStack::allocatedBytes)).isEqualTo(HOME + "allocate");
        assertThat(profile.stacks()).extracting(ProfiledStack::span).containsOnly(1L);
    }

    @Test
    void the_counts_add_up_to_all_samples() {
        Profile.Counts counts = join(recording, spans("another")).counts();

        assertThat(counts.byTime()).isPositive();
        assertThat(counts.onThread() + counts.byTime() + counts.nobodys() + counts.withoutStack() + counts.leftOut())
                .isEqualTo(counts.samples());
    }

    @Test
    void samples_before_the_first_test_are_nobodys() {
        SpanTimes late = new SpanTimes();
        late.started(FOREVER, 1, null, "loaded", true);

        Profile.Counts counts = join(recording, late).counts();

        assertThat(counts.nobodys()).isPositive().isEqualTo(counts.samples());
    }

    @Test
    void an_empty_recording_is_said() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jfr"));

        Profile profile = join(empty, spans("loaded"));

        assertThat(profile.problem()).isEqualTo(Problem.of(Problem.Kind.EMPTY));
        assertThat(profile.stacks()).isEmpty();
    }

    @Test
    void a_recording_that_is_cut_off_is_said_and_is_not_waited_for() throws IOException {
        byte[] whole = Files.readAllBytes(recording);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(whole, whole.length - 100));

        Profile profile = join(cut, spans("loaded"));

        assertThat(profile.problem()).isEqualTo(Problem.of(Problem.Kind.CUT_AT_ITS_START));
    }

    @Test
    void of_a_recording_that_is_cut_off_in_a_later_part_the_first_ones_are_read() throws IOException {
        byte[] whole = Files.readAllBytes(recording);
        byte[] more = Arrays.copyOf(whole, 2 * whole.length - 100);
        System.arraycopy(whole, 0, more, whole.length, whole.length - 100);
        Path cut = Files.write(folder.resolve("cut-later.jfr"), more);

        Profile profile = join(cut, spans("loaded"));

        assertThat(profile.problem()).isEqualTo(Problem.of(Problem.Kind.CUT));
        assertThat(hottest(profile, ProfiledStack::cpuNanos)).isEqualTo(HOME + "calculate");
    }

    @Test
    void what_is_no_recording_is_said() throws IOException {
        Path other = Files.writeString(folder.resolve("other.jfr"), "no recording ".repeat(100));

        assertThat(join(other, spans("loaded")).problem()).isNotNull();
    }

    @Test
    void a_missing_recording_is_said() {
        assertThat(join(folder.resolve("missing.jfr"), spans("loaded")).problem())
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.UNREADABLE);
    }

    @Test
    void damage_of_any_kind_is_survived() throws IOException {
        byte[] whole = Files.readAllBytes(recording);
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 20; i++) {
                // Behind the header of the first chunk, whose length and state are looked at before.
                damaged[68 + random.nextInt(whole.length - 68)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged.jfr"), damaged);

            assertThat(join(file, spans("loaded"))).isNotNull();
        }
    }

    /**
     * The recorder counts ticks from an instant that it reads at the start of a chunk; a thread that is put aside there is off for the
     * whole chunk, hence the best of some recordings. 2 ms is well below what a sample stands for, and above what was seen.
     */
    @Test
    void events_stand_where_the_forks_clock_has_them() throws IOException {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            least = Math.min(least, medianClockError(folder.resolve("clock" + attempt + ".jfr")));
        }

        assertThat(least).isLessThan(2_000_000);
    }

    private static long medianClockError(Path file) throws IOException {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        try (Recording of = new Recording()) {
            of.start();
            for (int i = 0; i < 1_000; i++) {
                Tick tick = new Tick();
                tick.nanos = System.nanoTime() - startNanos;
                tick.commit();
            }
            of.dump(file);
        }
        long[] errors = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.hasField("nanos"))
                .mapToLong(event ->
                        Math.abs(Duration.between(start, event.getStartTime()).toNanos() - event.getLong("nanos")))
                .sorted()
                .toArray();

        assertThat(errors).hasSize(1_000);
        return errors[errors.length / 2];
    }

    static final class Tick extends Event {
        long nanos;
    }

    private static SpanTimes spans(String thread) {
        SpanTimes spans = new SpanTimes();
        spans.started(0, 1, null, thread, true);
        return spans;
    }

    private static Profile join(Path file, SpanTimes spans) {
        return Profile.join(file, StackSource.JFR, startedAt, spans);
    }

    private static String hottest(Profile profile, ToLongFunction<ProfiledStack> weight) {
        Map<String, Long> sums = profile.stacks().stream()
                .collect(Collectors.groupingBy(stack -> stack.methods().get(0), Collectors.summingLong(weight)));
        return Collections.max(sums.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
