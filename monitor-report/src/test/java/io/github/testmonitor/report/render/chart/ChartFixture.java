package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkEnd;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forks and containers with nothing but a history; seconds and MiB. */
final class ChartFixture {
    static final long SECOND = 1_000_000_000;
    static final long MIB = 1 << 20;

    private ChartFixture() {}

    /** A fork with pairs of second and MiB. */
    static ForkRun fork(int number, ForkEnd.Ending ending, long... secondsAndMib) {
        List<ForkRun.Point> history = new ArrayList<>();
        for (int index = 0; index < secondsAndMib.length; index += 2) {
            history.add(new ForkRun.Point(secondsAndMib[index] * SECOND, secondsAndMib[index + 1] * MIB, null, null));
        }
        return new ForkRun(
                number,
                "app",
                Path.of("fork.jsonl"),
                null,
                null,
                Duration.ofSeconds(1),
                Totals.NONE,
                null,
                null,
                null,
                ForkRun.ProcessTotals.UNKNOWN,
                null,
                null,
                null,
                history,
                new ForkEnd(ending, List.of(), null, null),
                new ForkRun.Quality(
                        List.of(),
                        null,
                        history.size(),
                        new ForkRun.Unreadable(0, 0, false, null),
                        ForkRun.Pace.AS_PLANNED));
    }

    static ForkRun fork(int number, long... secondsAndMib) {
        return fork(number, ForkEnd.Ending.EXIT, secondsAndMib);
    }

    /** A container with pairs of second and MiB; its peak is the greatest of them. */
    static ContainerHistory container(@Nullable Long limitMib, long... secondsAndMib) {
        List<ContainerHistory.Point> points = new ArrayList<>();
        ContainerHistory.Point peak = new ContainerHistory.Point(0, 0, null);
        for (int index = 0; index < secondsAndMib.length; index += 2) {
            ContainerHistory.Point point =
                    new ContainerHistory.Point(secondsAndMib[index] * SECOND, secondsAndMib[index + 1] * MIB, null);
            points.add(point);
            peak = point.memoryBytes() > peak.memoryBytes() ? point : peak;
        }
        return new ContainerHistory(
                limitMib == null ? null : limitMib * MIB,
                null,
                peak.memoryBytes(),
                peak.nanosSinceRunStart(),
                List.of(),
                points,
                null,
                null);
    }

    static Run run(@Nullable ContainerHistory container, ForkRun... forks) {
        return new Run(
                "app",
                null,
                null,
                null,
                List.of(),
                List.of(forks),
                new Rankings(Map.of(), Map.of()),
                Totals.NONE,
                container);
    }
}
