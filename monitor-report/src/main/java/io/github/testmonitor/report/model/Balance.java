package io.github.testmonitor.report.model;

import io.github.testmonitor.report.format.Saturated;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the CPU time or the allocation of a whole fork went. The parts add up to the total, whatever is known of them: what none
 * of them accounts for is {@link Part#UNATTRIBUTED}. That part may be a little below nothing, since a fork's clock moves in steps
 * of 10 ms and those of its threads do not.
 *
 * @param parts of what is known, and UNATTRIBUTED always
 * @param atLeast the parts of which there was more, for all that is known: what of it was not seen is unattributed. Of some there may be no
 *     value at all
 * @param died the total is a lower bound, too, as a fork used more after its last reading
 */
public record Balance(long total, Map<Part, Long> parts, Set<Part> atLeast, boolean died) {

    /** Who used it. */
    public enum Part {
        TESTS,
        CONTAINERS,
        /** Owned by a test or container, after its end. */
        LATE,
        /** The threads that ran tests, outside every test and container: the JVM's start, Surefire, the framework. */
        FRAMEWORK,
        COLLECTOR,
        COMPILER,
        /** The monitor's own threads; its hooks are part of the containers, or of the framework. */
        MONITOR,
        UNATTRIBUTED
    }

    /** The balance of a total with the parts that are known, each of them in full. */
    public static Balance of(long total, Map<Part, Long> known) {
        return of(total, known, Set.of(), false);
    }

    /** The balance of a total with the parts that are known. */
    public static Balance of(long total, Map<Part, Long> known, Set<Part> atLeast, boolean died) {
        EnumMap<Part, Long> parts = new EnumMap<>(Part.class);
        parts.putAll(known);
        parts.remove(Part.UNATTRIBUTED);
        long attributed = parts.values().stream().reduce(0L, Saturated::sum);
        parts.put(Part.UNATTRIBUTED, total - attributed);
        return new Balance(total, parts, atLeast, died);
    }

    /** Two forks together; a part that only one of them knows is in the other's unattributed one. */
    public Balance plus(@Nullable Balance other) {
        if (other == null) {
            return this;
        }
        EnumMap<Part, Long> sum = new EnumMap<>(parts);
        other.parts.forEach((part, value) -> sum.merge(part, value, Saturated::sum));
        EnumSet<Part> more = EnumSet.noneOf(Part.class);
        more.addAll(atLeast);
        more.addAll(other.atLeast);
        return of(Saturated.sum(total, other.total), sum, more, died || other.died);
    }

    /** The part, or null where it is not known. */
    public @Nullable Long get(Part part) {
        return parts.get(part);
    }
}
