package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Unit;

/** What a stack weighs: what its thread used since it was looked at before. */
public enum Weight {
    CPU(Unit.NANOSECONDS),
    ALLOCATED(Unit.BYTES);

    private final Unit unit;

    Weight(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** The word that stands for it in files: {@code cpu}, {@code allocated}. */
    public String word() {
        return this == CPU ? "cpu" : "allocated";
    }
}
