package io.github.testmonitor.maven.context;

import java.io.IOException;
import java.util.Properties;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * Says by OSHI what the machine is, as properties on standard output. A program of its own: OSHI loads native code, starts
 * threads and logs, none of which Maven's JVM should keep, and from JDK 24 on native access brings a warning.
 */
public final class OshiMachine {
    static final String CPU_MODEL = "cpuModel";
    static final String CPU_MAX_FREQUENCY_HERTZ = "cpuMaxFrequencyHertz";
    static final String LOGICAL_CPUS = "logicalCpus";
    static final String PHYSICAL_CPUS = "physicalCpus";
    static final String MEMORY_BYTES = "memoryBytes";
    static final String OPERATING_SYSTEM = "operatingSystem";

    private OshiMachine() {}

    public static void main(String[] arguments) throws IOException {
        SystemInfo system = new SystemInfo();
        HardwareAbstractionLayer hardware = system.getHardware();
        CentralProcessor processor = hardware.getProcessor();
        Properties properties = new Properties();
        properties.setProperty(CPU_MODEL, processor.getProcessorIdentifier().getName());
        properties.setProperty(CPU_MAX_FREQUENCY_HERTZ, Long.toString(processor.getMaxFreq()));
        properties.setProperty(LOGICAL_CPUS, Integer.toString(processor.getLogicalProcessorCount()));
        properties.setProperty(PHYSICAL_CPUS, Integer.toString(processor.getPhysicalProcessorCount()));
        properties.setProperty(MEMORY_BYTES, Long.toString(hardware.getMemory().getTotal()));
        properties.setProperty(OPERATING_SYSTEM, system.getOperatingSystem().toString());
        properties.store(System.out, null);
    }
}
