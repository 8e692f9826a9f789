package io.github.testmonitor.record;

import static io.github.testmonitor.record.Unit.BYTES;
import static io.github.testmonitor.record.Unit.COUNT;
import static io.github.testmonitor.record.Unit.MILLISECONDS;
import static io.github.testmonitor.record.Unit.NANOSECONDS;

/** What a sample holds, named as in the record format. Counters run from the start of the fork (or container) on. */
public enum Reading {
    /** CPU time of the whole fork; moves in steps of 10 ms on Linux. */
    CPU("cpuNanos", NANOSECONDS),
    RSS("rssBytes", BYTES),
    /** Greatest resident memory since the sample before. */
    PEAK_RSS("peakRssBytes", BYTES),
    HEAP_USED("heapUsedBytes", BYTES),
    /** Heap in use after the latest collection; there only in the first sample after it. */
    LIVE_HEAP("liveHeapBytes", BYTES),
    HEAP_COMMITTED("heapCommittedBytes", BYTES),
    DIRECT("directBytes", BYTES),
    THREADS("threads", COUNT),
    GC_COUNT("gcCount", COUNT),
    GC_TIME("gcMillis", MILLISECONDS),
    /** CPU time of the collector's threads, the VM thread among them. */
    GC_CPU("gcCpuNanos", NANOSECONDS),
    /** CPU time of the compilers' threads. */
    JIT_CPU("jitCpuNanos", NANOSECONDS),
    /** Bytes allocated by all threads, dead ones included. */
    ALLOCATED("allocatedBytes", BYTES),
    /** Platform threads started since the JVM's start. */
    THREADS_STARTED("threadsStarted", COUNT),
    /** Classes loaded since the JVM's start, unloaded ones included. */
    CLASSES_LOADED("classesLoaded", COUNT),
    /** Files, sockets and pipes that the fork has open. */
    OPEN_FILES("openFiles", COUNT),
    /** What the container (the fork's own cgroup) holds now; others may live in it too. */
    CONTAINER_MEMORY("containerMemoryBytes", BYTES),
    CONTAINER_CPU("containerCpuNanos", NANOSECONDS),
    /** Time the container was kept from running because its CPU quota was used up. */
    CONTAINER_THROTTLED("containerThrottledNanos", NANOSECONDS),
    /** Processes of the container that the kernel killed for memory. */
    CONTAINER_OOM_KILLS("containerOomKills", COUNT);

    private final String jsonName;
    private final Unit unit;

    Reading(String jsonName, Unit unit) {
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
