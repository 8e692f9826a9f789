package io.github.testmonitor.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kinds and absences of figures as they stand in a line, for the latest few that differ: a fork has a dozen of them, for any number of
 * spans, and they are half of a span's line. Any thread may call, each with a line of its own.
 */
final class KnownQualities {
    /** So many are known at most: {@value}. */
    static final int MOST = 8;

    private static final Figure[] FIGURES = Figure.values();

    /** Never changed, only replaced; where two threads do so at once, one of theirs is forgotten. */
    private volatile Quality[] known = {};

    /** Adds the fields {@code kinds} and {@code absent}, where there is something to say. */
    void add(Figures figures, JsonLine line) {
        Quality[] latest = known;
        for (Quality quality : latest) {
            if (quality.of.hasQualityOf(figures)) {
                line.fields(quality.json);
                return;
            }
        }
        int from = line.size();
        encode(figures, line);
        Quality quality = new Quality(figures, Arrays.copyOfRange(line.bytes(), from, line.size()));
        Quality[] more = new Quality[Math.min(latest.length + 1, MOST)];
        more[0] = quality;
        System.arraycopy(latest, 0, more, 1, more.length - 1);
        known = more;
    }

    private static void encode(Figures figures, JsonLine line) {
        boolean inexact = false;
        boolean incomplete = false;
        for (Figure figure : FIGURES) {
            inexact |= isInexact(figures.kind(figure));
            incomplete |= figures.absence(figure) != null;
        }
        if (inexact) {
            kinds(figures, line);
        }
        if (incomplete) {
            absences(figures, line);
        }
    }

    private static boolean isInexact(@Nullable Kind kind) {
        return kind != null && kind != Kind.EXACT;
    }

    private static void kinds(Figures figures, JsonLine line) {
        line.openObject("kinds");
        for (Figure figure : FIGURES) {
            Kind kind = figures.kind(figure);
            if (kind != null && isInexact(kind)) {
                line.field(figure.jsonName(), kind.jsonName());
            }
        }
        line.closeObject();
    }

    private static void absences(Figures figures, JsonLine line) {
        line.openObject("absent");
        for (Figure figure : FIGURES) {
            Absence absence = figures.absence(figure);
            if (absence != null) {
                line.field(figure.jsonName(), absence.jsonName());
            }
        }
        line.closeObject();
    }

    private static final class Quality {
        private final Figures of;
        private final byte[] json;

        Quality(Figures of, byte[] json) {
            this.of = of;
            this.json = json;
        }
    }
}
