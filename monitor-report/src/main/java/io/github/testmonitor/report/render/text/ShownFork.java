package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The fork that whoever looks for the culprit wants to see first. */
public final class ShownFork {
    private ShownFork() {}

    /** The one that died, else the one with the highest peak; null where none was measured. */
    public static @Nullable ForkRun of(Run run) {
        return run.forks().stream()
                .filter(fork -> fork.quality().samples() > 0)
                .max(Comparator.comparing(ForkRun::died)
                        .thenComparing(fork -> fork.peakRssBytes() == null ? 0L : fork.peakRssBytes())
                        .thenComparing(Comparator.comparing(ForkRun::number).reversed()))
                .orElse(null);
    }
}
