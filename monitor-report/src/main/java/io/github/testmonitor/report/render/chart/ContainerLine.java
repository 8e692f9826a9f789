package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the container's memory: thinned to columns, each by its greatest reading. */
final class ContainerLine {
    private ContainerLine() {}

    /** The {@code d} of the line, or null where there is nothing to draw. It is broken where no fork was there to read it. */
    static @Nullable String of(
            ContainerHistory container, List<ForkRun> forks, TimeSpan span, Scale time, Scale bytes) {
        SvgPath path = new SvgPath();
        ContainerHistory.Point last = null;
        ContainerHistory.Point greatest = null;
        for (ContainerHistory.Point point : container.points()) {
            if (greatest != null
                    && span.part(greatest.nanosSinceRunStart(), Plot.COLUMNS)
                            != span.part(point.nanosSinceRunStart(), Plot.COLUMNS)) {
                draw(path, last, greatest, forks, time, bytes);
                last = greatest;
                greatest = null;
            }
            greatest = greatest == null || point.memoryBytes() > greatest.memoryBytes() ? point : greatest;
        }
        if (greatest != null) {
            draw(path, last, greatest, forks, time, bytes);
        }
        return path.isEmpty() ? null : path.toString();
    }

    private static void draw(
            SvgPath path,
            ContainerHistory.@Nullable Point last,
            ContainerHistory.Point point,
            List<ForkRun> forks,
            Scale time,
            Scale bytes) {
        double x = time.at(point.nanosSinceRunStart());
        double y = bytes.at(point.memoryBytes());
        if (last == null || !watched(last.nanosSinceRunStart(), point.nanosSinceRunStart(), forks)) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    /** Whether some fork was alive at every moment in between, so that a change would have been seen. */
    private static boolean watched(long from, long to, List<ForkRun> forks) {
        long seenUntil = from;
        for (ForkRun fork : forks) {
            List<ForkRun.Point> history = fork.history();
            if (!history.isEmpty() && history.get(0).nanosSinceRunStart() <= seenUntil) {
                seenUntil = Math.max(seenUntil, history.get(history.size() - 1).nanosSinceRunStart());
            }
        }
        return seenUntil >= to;
    }
}
