package io.github.testmonitor.record;

import static io.github.testmonitor.record.Unit.BYTES;
import static io.github.testmonitor.record.Unit.COUNT;
import static io.github.testmonitor.record.Unit.MILLISECONDS;
import static io.github.testmonitor.record.Unit.NANOSECONDS;

/**
 * What is measured of a test or container, named as in the record format. docs/measuring.md says of each what it means, how
 * exact it is and how it misleads.
 */
public enum Figure {
    /** From start to finish; of a container, without its children. */
    WALL("wallNanos", NANOSECONDS),
    /** CPU time of all work that the test caused, on whatever thread. */
    CPU("cpuNanos", NANOSECONDS),
    /** CPU time of the test's own thread. */
    OWN_CPU("ownCpuNanos", NANOSECONDS),
    /** The part of the CPU time that was spent in user mode. */
    USER_CPU("userCpuNanos", NANOSECONDS),
    /** Bytes allocated in the Java heap by all work that the test caused, freed again or not. */
    ALLOCATED("allocatedBytes", BYTES),
    /** Bytes allocated in the Java heap by the test's own thread. */
    OWN_ALLOCATED("ownAllocatedBytes", BYTES),
    HEAP_START("heapStartBytes", BYTES),
    HEAP_END("heapEndBytes", BYTES),
    PEAK_HEAP("peakHeapBytes", BYTES),
    /** Heap in use after the latest collection that ended meanwhile. */
    LIVE_HEAP("liveHeapBytes", BYTES),
    RSS_START("rssStartBytes", BYTES),
    RSS_END("rssEndBytes", BYTES),
    PEAK_RSS("peakRssBytes", BYTES),
    /** Greatest size of direct and mapped buffers. */
    DIRECT_PEAK("directPeakBytes", BYTES),
    GC_COUNT("gcCount", COUNT),
    GC_TIME("gcMillis", MILLISECONDS),
    THREADS_STARTED("threadsStarted", COUNT),
    /** Open files at the end less those at the start; may be negative. */
    OPEN_FILES_DELTA("openFilesDelta", COUNT),
    /** Classes loaded meanwhile: a test that loads many pays for those after it. */
    CLASSES_LOADED("classesLoaded", COUNT),
    /** Processes started. */
    CHILD_COUNT("childCount", COUNT),
    /** CPU time of the processes that the test started, with what those waited for. */
    CHILD_CPU("childCpuNanos", NANOSECONDS),
    /** Greatest resident memory of any one of them or their descendants. */
    CHILD_PEAK_RSS("childPeakRssBytes", BYTES);

    private final String jsonName;
    private final Unit unit;

    Figure(String jsonName, Unit unit) {
        this.jsonName = jsonName;
        this.unit = unit;
    }

    /** The name of the field in a fork file. */
    public String jsonName() {
        return jsonName;
    }

    public Unit unit() {
        return unit;
    }
}
