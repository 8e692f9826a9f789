package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of several sections taken together. What tells of one start or end only is of no section and is left out. */
final class FigureSum {
    private static final Set<Figure> GREATEST =
            EnumSet.of(Figure.PEAK_HEAP, Figure.LIVE_HEAP, Figure.PEAK_RSS, Figure.DIRECT_PEAK, Figure.CHILD_PEAK_RSS);
    private static final Set<Figure> OF_ONE =
            EnumSet.of(Figure.HEAP_START, Figure.HEAP_END, Figure.RSS_START, Figure.RSS_END);

    private FigureSum() {}

    static Figures of(Figures one, Figures other) {
        Figures.Builder sum = Figures.builder();
        for (Figure figure : Figure.values()) {
            Kind kind = one.kind(figure);
            Kind otherKind = other.kind(figure);
            if (kind == null || otherKind == null) {
                Absence absence = kind == null ? one.absence(figure) : other.absence(figure);
                absent(sum, figure, absence);
            } else if (!OF_ONE.contains(figure)) {
                sum.set(figure, value(figure, one.value(figure), other.value(figure)), weaker(kind, otherKind));
            }
        }
        return sum.build();
    }

    private static void absent(Figures.Builder sum, Figure figure, @Nullable Absence absence) {
        if (absence != null) {
            sum.absent(figure, absence);
        }
    }

    private static long value(Figure figure, long one, long other) {
        if (GREATEST.contains(figure)) {
            return Math.max(one, other);
        }
        return figure == Figure.OPEN_FILES_DELTA ? one + other : Sums.of(one, other);
    }

    private static Kind weaker(Kind one, Kind other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
