package io.github.testmonitor.record;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one test or container: each exact, sampled, shared, or absent with a reason. Immutable; made by a
 * {@link Builder}. A figure that was never set is absent without a reason, which stands for "not asked for".
 *
 * <p>How a figure was got is kept as a number: a reference takes several times as much code to store, at some thirty places.
 */
public final class Figures {
    private static final Figure[] ALL = Figure.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Absence[] ABSENCES = Absence.values();

    private final long[] values;
    /** Of each figure: 1 and more for a kind, -1 and less for an absence, 0 where it was never set. */
    private final byte[] qualities;

    private Figures(long[] values, byte[] qualities) {
        this.values = values;
        this.qualities = qualities;
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
        return qualities[figure.ordinal()] > 0;
    }

    /** How the figure was got, or null where it is absent. */
    public @Nullable Kind kind(Figure figure) {
        int quality = qualities[figure.ordinal()];
        return quality > 0 ? KINDS[quality - 1] : null;
    }

    /** Why the figure is absent, or null where it is there or nobody asked for it. */
    public @Nullable Absence absence(Figure figure) {
        int quality = qualities[figure.ordinal()];
        return quality < 0 ? ABSENCES[-quality - 1] : null;
    }

    /** Whether the same figures are there, got in the same ways, and the others are absent for the same reasons. */
    boolean hasQualityOf(Figures other) {
        return Arrays.equals(qualities, other.qualities);
    }

    /** Collects the figures of one span. Not thread-safe; the last call for a figure wins. */
    public static final class Builder {
        private final long[] values = new long[ALL.length];
        private final byte[] qualities = new byte[ALL.length];

        private Builder() {}

        public Builder exact(Figure figure, long value) {
            return set(figure, value, Kind.EXACT);
        }

        public Builder set(Figure figure, long value, Kind kind) {
            values[figure.ordinal()] = value;
            qualities[figure.ordinal()] = (byte) (kind.ordinal() + 1);
            return this;
        }

        public Builder absent(Figure figure, Absence reason) {
            qualities[figure.ordinal()] = (byte) (-reason.ordinal() - 1);
            return this;
        }

        /** The figures set so far; the builder must not be used afterwards. */
        public Figures build() {
            return new Figures(values, qualities);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures that
                && Arrays.equals(values, that.values)
                && Arrays.equals(qualities, that.qualities);
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
