package io.github.testmonitor.report.load;

import io.github.testmonitor.report.model.KillReadings;
import io.github.testmonitor.report.model.KillReadings.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the readings of the kernel's counter of kills, fork after fork; keeps those where it changed. */
final class KillRecorder {
    private final List<Stretch> stretches = new ArrayList<>();
    private @Nullable Stretch last;

    void add(long nanos, long kills) {
        Stretch before = last;
        if (before != null && before.kills() == kills && nanos >= before.toNanos()) {
            last = new Stretch(before.fromNanos(), nanos, kills);
            return;
        }
        if (before != null) {
            stretches.add(before);
        }
        last = new Stretch(nanos, nanos, kills);
    }

    KillReadings toReadings() {
        List<Stretch> all = new ArrayList<>(stretches);
        if (last != null) {
            all.add(last);
        }
        return new KillReadings(List.copyOf(all));
    }
}
