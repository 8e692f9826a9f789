package io.github.testmonitor.probe;

import java.lang.reflect.Method;
import java.util.function.Consumer;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/**
 * The two things that are done on the far side of the border, in a class loader that sees OSHI and nothing of the tests. Loaded
 * there by name; the near side knows it by types of the JDK only.
 */
public final class OshiBridge {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private OshiBridge() {}

    /** Starts OSHI, which takes up to a second. What it supplies is {resident bytes, CPU nanoseconds} of this process. */
    public static Supplier<long[]> process() {
        OSProcess process = new SystemInfo().getOperatingSystem().getCurrentProcess();
        return () -> {
            if (!process.updateAttributes()) {
                throw new IllegalStateException("OSHI no longer sees this process");
            }
            long cpuMillis = process.getUserTime() + process.getKernelTime();
            return new long[] {process.getResidentMemory(), cpuMillis * NANOS_PER_MILLI};
        };
    }

    /**
     * Lets one module, and no other, load native code without a warning. There is no public way to do so from an agent; the
     * caller has opened java.lang to the module of this class.
     */
    public static Consumer<Module> nativeAccess() throws ReflectiveOperationException {
        Method enable = Module.class.getDeclaredMethod("implAddEnableNativeAccess");
        enable.setAccessible(true);
        return module -> {
            try {
                enable.invoke(module);
            } catch (ReflectiveOperationException problem) {
                throw new IllegalStateException("Native access was not granted to " + module, problem);
            }
        };
    }
}
