package io.github.testmonitor.it;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test or container of a fork file.
 *
 * @param started its first record
 * @param finished its last record; empty if there is none
 */
public record Span(Map<String, Object> started, Map<String, Object> finished) {

    public boolean open() {
        return finished.isEmpty();
    }

    public @Nullable String className() {
        return (String) started.get("className");
    }

    public @Nullable String methodName() {
        return (String) started.get("methodName");
    }

    public String displayName() {
        return String.valueOf(started.get("displayName"));
    }

    public @Nullable String status() {
        return (String) finished.get("status");
    }

    /** What was measured, or null. */
    public @Nullable Long figure(String name) {
        return finished.get(name) instanceof Number value ? value.longValue() : null;
    }

    /** CPU time of the owned work, or of the own thread where ownership is off. */
    public @Nullable Long cpuNanos() {
        Long owned = figure("cpuNanos");
        return owned != null ? owned : figure("ownCpuNanos");
    }

    /** Allocation of the owned work, or of the own thread where ownership is off. */
    public @Nullable Long allocatedBytes() {
        Long owned = figure("allocatedBytes");
        return owned != null ? owned : figure("ownAllocatedBytes");
    }
}
