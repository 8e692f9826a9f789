package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A peak of a test above its surroundings, and which code was seen there. docs/measuring.md says what counts as one.
 *
 * @param amount bytes above the surroundings; of {@link What#CPU}, the CPU time of the window in nanoseconds
 * @param peak the greatest value in bytes; of {@link What#CPU}, the same as the amount
 * @param kind how the amount was got
 * @param fromT the peak lies in a window that begins here, nanoseconds on the fork's clock ...
 * @param toT ... and ends here
 * @param section the names of the sections it was in, from the outermost to the innermost; null where it was in none
 * @param stack what explains it best; null where there is none, and then the evidence says why
 */
public record Spike(
        What what,
        long amount,
        long peak,
        Kind kind,
        long fromT,
        long toT,
        @Nullable String section,
        @Nullable SeenStack stack,
        Evidence evidence) {

    /** Below this a heap's regions and a few loaded classes make as much. */
    public static final long LEAST_BYTES = 16L << 20;

    /** CPUs that were busy in the window, of a {@link What#CPU} spike. */
    public double cores() {
        return toT > fromT ? (double) amount / (toT - fromT) : 0;
    }

    /** What has peaked; the first that a test has is its foremost one. */
    public enum What {
        /** Resident memory of the fork. */
        RSS(Unit.BYTES, Weight.ALLOCATED),
        /** Java heap of the fork, garbage included. */
        HEAP(Unit.BYTES, Weight.ALLOCATED),
        /** Memory of the fork's container. */
        CONTAINER(Unit.BYTES, Weight.ALLOCATED),
        /** CPU time of the fork. */
        CPU(Unit.NANOSECONDS, Weight.CPU);

        private final Unit unit;
        private final Weight weight;

        What(Unit unit, Weight weight) {
            this.unit = unit;
            this.weight = weight;
        }

        public Unit unit() {
            return unit;
        }

        /** Which weight of a stack speaks for it. */
        public Weight weight() {
            return weight;
        }
    }

    /** What the stack of a spike is worth, or why there is none. */
    public enum Evidence {
        /** Seen in the window: the heaviest stack there. */
        AT_PEAK,
        /** None was seen in the window: the heaviest of the whole test. */
        IN_TEST,
        /** The test was shorter than the first look. */
        TOO_SHORT,
        /** The fork says that it does not look, or cannot. */
        OFF,
        /** No thread of the test was seen to move enough. */
        NOT_SEEN,
        /** The fork has no stacks at all up to here, and does not say why. */
        NO_STACKS
    }
}
