package io.github.testmonitor.report.alert;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.live.LiveListener;
import io.github.testmonitor.report.live.LiveNames;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.LiveView.Running;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Warns when the container's memory passes a share of its limit, once until it has clearly fallen back. Forks with the same limit are
 * taken to be in the same container. Not thread-safe.
 */
final class MemoryAlarm {
    private static final List<Integer> PERCENTS = List.of(95, 80);
    /** So far below must it have fallen to be worth another word. */
    private static final int FALLEN_BACK = 10;

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 80;
    private static final Comparator<Named> GREATEST_GROWTH_FIRST = Comparator.comparingLong(
                    (Named one) -> one.test().soFar().rssGrowthBytes().orElse(0))
            .thenComparingLong(one -> one.test().nanos())
            .reversed();

    private final BoundedLines lines;
    /** The greatest share that was passed and not left again, by the container's limit. */
    private final Map<Long, Integer> passed = new HashMap<>();

    private @Nullable Alarm alarm;

    MemoryAlarm(BoundedLines lines) {
        this.lines = lines;
    }

    void sample(LiveListener.Fork fork, ForkRecord.Sample sample, List<Running> running) {
        ForkRecord.Container container = fork.started().container();
        Long limit = container == null ? null : container.memoryLimitBytes();
        if (limit == null || limit == 0 || !sample.readings().has(Reading.CONTAINER_MEMORY)) {
            return;
        }
        long memory = sample.readings().value(Reading.CONTAINER_MEMORY);
        double percent = 100.0 * memory / limit;
        int before = passed.getOrDefault(limit, 0);
        if (before > 0 && percent < before - FALLEN_BACK) {
            before = passed(percent);
        }
        int now = Math.max(before, passed(percent));
        passed.put(limit, now);
        if (now > before) {
            List<Named> named =
                    running.stream().map(test -> new Named(fork.number(), test)).toList();
            alarm = new Alarm(memory, limit, now, named);
        }
    }

    /** Says what was passed, and which tests run: those whose forks grew most since their start. */
    void look(LiveView view) {
        if (alarm == null) {
            return;
        }
        List<Named> running = new ArrayList<>();
        view.forks().forEach(fork -> fork.running().forEach(test -> running.add(new Named(fork.number(), test))));
        List<Named> named = running.isEmpty() ? new ArrayList<>(alarm.running()) : running;
        named.sort(GREATEST_GROWTH_FIRST);
        lines.say("The container holds " + Quantities.bytes(alarm.memoryBytes()) + " of "
                + Quantities.bytes(alarm.limitBytes()) + ", more than " + alarm.percent() + " %. Running: "
                + text(named));
        alarm = null;
    }

    private static int passed(double percent) {
        return PERCENTS.stream().filter(share -> percent >= share).findFirst().orElse(0);
    }

    private static String text(List<Named> running) {
        if (running.isEmpty()) {
            return "no test.";
        }
        String more = running.size() > NAMED ? " and " + (running.size() - NAMED) + " more" : "";
        return running.stream().limit(NAMED).map(Named::text).collect(Collectors.joining(", ", "", more + "."));
    }

    /** What is to be said; the tests are those that ran in the fork that saw it. */
    private record Alarm(long memoryBytes, long limitBytes, int percent, List<Named> running) {}

    private record Named(int fork, Running test) {
        String text() {
            return LiveNames.of(test.identity(), LONGEST_NAME) + " for " + Quantities.nanos(test.nanos()) + " (fork "
                    + fork + ")";
        }
    }
}
