package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container's memory over time, thinned to columns, each by its greatest reading.
 *
 * @param line {@code d} of the line; it is broken where no fork was there to read it
 * @param ground {@code d} of the area below
 * @param labelX where its name stands, with {@code labelY}
 */
public record ContainerLine(String line, String ground, double labelX, double labelY) {
    private static final double LABEL_ABOVE = 7;
    private static final double LABEL_INDENT = 8;

    /** The line, or null where there is nothing to draw. */
    static @Nullable ContainerLine of(
            ContainerHistory container, List<ForkRun> forks, TimeSpan span, Scale time, Scale bytes) {
        List<ContainerHistory.Point> points = thinned(container.points(), span);
        if (points.isEmpty()) {
            return null;
        }
        SvgPath line = new SvgPath();
        SvgPath ground = new SvgPath();
        for (List<ContainerHistory.Point> piece : pieces(points, forks)) {
            ContainerHistory.Point first = piece.get(0);
            ContainerHistory.Point last = piece.get(piece.size() - 1);
            line.moveTo(x(first, time), y(first, bytes));
            ground.moveTo(x(first, time), bytes.at(0));
            for (ContainerHistory.Point point : piece) {
                line.lineTo(x(point, time), y(point, bytes));
                ground.lineTo(x(point, time), y(point, bytes));
            }
            ground.lineTo(x(last, time), bytes.at(0)).close();
        }
        double labelX = x(points.get(0), time) + LABEL_INDENT;
        return new ContainerLine(line.toString(), ground.toString(), labelX, y(points.get(0), bytes) - LABEL_ABOVE);
    }

    private static double x(ContainerHistory.Point point, Scale time) {
        return time.at(point.nanosSinceRunStart());
    }

    private static double y(ContainerHistory.Point point, Scale bytes) {
        return bytes.at(point.memoryBytes());
    }

    private static List<ContainerHistory.Point> thinned(List<ContainerHistory.Point> points, TimeSpan span) {
        List<ContainerHistory.Point> thinned = new ArrayList<>();
        int lastColumn = -1;
        for (ContainerHistory.Point point : points) {
            int column = span.part(point.nanosSinceRunStart(), Plot.COLUMNS);
            int last = thinned.size() - 1;
            if (column != lastColumn) {
                thinned.add(point);
            } else if (point.memoryBytes() > thinned.get(last).memoryBytes()) {
                thinned.set(last, point);
            }
            lastColumn = column;
        }
        return thinned;
    }

    private static List<List<ContainerHistory.Point>> pieces(List<ContainerHistory.Point> points, List<ForkRun> forks) {
        List<List<ContainerHistory.Point>> pieces = new ArrayList<>();
        ContainerHistory.Point last = null;
        for (ContainerHistory.Point point : points) {
            if (last == null || !watched(last.nanosSinceRunStart(), point.nanosSinceRunStart(), forks)) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(point);
            last = point;
        }
        return pieces;
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
