package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Unit;

/** What can be ranked and limited, in the words of rules and parameters. */
public enum Metric {
    WALL_TIME(Unit.NANOSECONDS, true),
    /** Owned work, or the own thread's where ownership was off. */
    CPU_TIME(Unit.NANOSECONDS, true),
    /** Owned work, or the own thread's where ownership was off. */
    ALLOCATED(Unit.BYTES, true),
    PEAK_HEAP(Unit.BYTES, false),
    PEAK_RSS(Unit.BYTES, false),
    /** Peak RSS less the RSS at the start. A container's peak is that while none of its tests ran: what they grew and kept is in it. */
    RSS_GROWTH(Unit.BYTES, false),
    GC_TIME(Unit.MILLISECONDS, true),
    CLASSES_LOADED(Unit.COUNT, true),
    LEAKED_THREADS(Unit.COUNT, true),
    LEAKED_FILES(Unit.COUNT, true),
    CHILD_CPU_TIME(Unit.NANOSECONDS, true),
    CHILD_PEAK_RSS(Unit.BYTES, false),
    /** Tests in flight when their fork died; of forks and modules only. */
    LOST_TESTS(Unit.COUNT, true);

    private final Unit unit;
    private final boolean additive;

    Metric(Unit unit, boolean additive) {
        this.unit = unit;
        this.additive = additive;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a class, package or module takes the sum of its tests, without what several of them share; else it takes the maximum. */
    public boolean additive() {
        return additive;
    }
}
