package io.github.testmonitor.record;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one test or container: each exact, sampled, shared, or absent with a reason. Immutable; made by a
 * {@link Builder}. A figure that was never set is absent without a reason, which stands for "not asked for".
 */
public final class Figures {
    private static final Figure[] ALL = Figure.values();

    private final long[] values;
    private final @Nullable Kind[] kinds;
    private final @Nullable Absence[] absences;

    private Figures(long[] values, @Nullable Kind[] kinds, @Nullable Absence[] absences) {
        this.values = values;
        this.kinds = kinds;
        this.absences = absences;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The value in the unit of the figure, or empty where it is absent. */
    public OptionalLong get(Figure figure) {
        return has(figure) ? OptionalLong.of(values[figure.ordinal()]) : OptionalLong.empty();
    }

    /** The value of a figure that is there; for those who have asked {@link #has} first and must not make objects. */
    public long value(Figure figure) {
        if (!has(figure)) {
            throw new IllegalStateException(figure + " is absent");
        }
        return values[figure.ordinal()];
    }

    public boolean has(Figure figure) {
        return kinds[figure.ordinal()] != null;
    }

    /** How the figure was got, or null where it is absent. */
    public @Nullable Kind kind(Figure figure) {
        return kinds[figure.ordinal()];
    }

    /** Why the figure is absent, or null where it is there or nobody asked for it. */
    public @Nullable Absence absence(Figure figure) {
        return absences[figure.ordinal()];
    }

    /** Whether the same figures are there, got in the same ways, and the others are absent for the same reasons. */
    boolean hasQualityOf(Figures other) {
        return Arrays.equals(kinds, other.kinds) && Arrays.equals(absences, other.absences);
    }

    /** Collects the figures of one span. Not thread-safe; the last call for a figure wins. */
    public static final class Builder {
        private final long[] values = new long[ALL.length];
        private final @Nullable Kind[] kinds = new Kind[ALL.length];
        private final @Nullable Absence[] absences = new Absence[ALL.length];

        private Builder() {}

        public Builder exact(Figure figure, long value) {
            return set(figure, value, Kind.EXACT);
        }

        public Builder set(Figure figure, long value, Kind kind) {
            values[figure.ordinal()] = value;
            kinds[figure.ordinal()] = kind;
            absences[figure.ordinal()] = null;
            return this;
        }

        public Builder absent(Figure figure, Absence reason) {
            kinds[figure.ordinal()] = null;
            absences[figure.ordinal()] = reason;
            return this;
        }

        /** The figures set so far; the builder must not be used afterwards. */
        public Figures build() {
            return new Figures(values, kinds, absences);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures that
                && Arrays.equals(values, that.values)
                && Arrays.equals(kinds, that.kinds)
                && Arrays.equals(absences, that.absences);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Figures[");
        for (Figure figure : ALL) {
            if (has(figure)) {
                text.append(figure.jsonName())
                        .append('=')
                        .append(values[figure.ordinal()])
                        .append(' ');
            }
        }
        return text.append(']').toString();
    }
}
