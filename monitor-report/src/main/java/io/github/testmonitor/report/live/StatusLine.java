package io.github.testmonitor.report.live;

import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.live.LiveView.Running;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in one line what a running build is doing. */
public final class StatusLine {
    /** What keeps a line readable; the page has the whole name. */
    private static final int LONGEST_NAME = 80;

    private StatusLine() {}

    /** The line, or empty where no fork is running: at the start, between two modules, after the last. */
    public static Optional<String> of(LiveView view) {
        if (view.forks().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add(counted(view.finishedTests(), "test") + " done");
        parts.add(counted(view.forks().size(), "fork"));
        parts.add(Quantities.nanos(view.cpuNanos()) + " CPU");
        if (view.container() != null) {
            parts.add(container(view.container()));
        }
        longestRunning(view).ifPresent(parts::add);
        return Optional.of(String.join(" | ", parts));
    }

    private static String container(LiveView.Container container) {
        String text = "container " + Quantities.bytes(container.memoryBytes());
        Long limit = container.limitBytes();
        if (limit == null || limit == 0) {
            return text;
        }
        double percent = 100.0 * container.memoryBytes() / limit;
        return text + String.format(Locale.ROOT, " of %s (%.0f %%)", Quantities.bytes(limit), percent);
    }

    private static Optional<String> longestRunning(LiveView view) {
        return view.forks().stream()
                .flatMap(fork -> fork.running().stream().limit(1))
                .max(Comparator.comparingLong(Running::nanos))
                .map(test -> "longest running " + LiveNames.of(test.identity(), LONGEST_NAME) + " "
                        + Quantities.nanos(test.nanos()));
    }

    private static String counted(long count, String what) {
        return Quantities.count(count) + " " + (count == 1 ? what : what + "s");
    }
}
