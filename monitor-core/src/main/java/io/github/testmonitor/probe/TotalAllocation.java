package io.github.testmonitor.probe;

import com.sun.management.ThreadMXBean;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Bytes that all threads have allocated in the heap, those that have ended included. Its source came with JDK 21 and reached
 * the updates of 17, so it is looked up by name; the sum over living threads would miss what dead ones allocated.
 */
final class TotalAllocation implements Probe {
    private final ThreadMXBean bean;
    private final MethodHandle total;

    private TotalAllocation(ThreadMXBean bean, MethodHandle total) {
        this.bean = bean;
        this.total = total;
    }

    static TotalAllocation open(JvmBeans beans) throws ProbeUnavailableException {
        if (!(beans.threads() instanceof ThreadMXBean bean) || !bean.isThreadAllocatedMemorySupported()) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "This JVM does not count allocated bytes");
        }
        try {
            MethodHandle method = MethodHandles.publicLookup()
                    .findVirtual(ThreadMXBean.class, "getTotalThreadAllocatedBytes", MethodType.methodType(long.class));
            return new TotalAllocation(bean, method);
        } catch (ReflectiveOperationException problem) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, problem);
        }
    }

    @Override
    public void read(Readings readings) throws IOException {
        try {
            long bytes = (long) total.invokeExact(bean);
            if (bytes >= 0) {
                readings.set(Reading.ALLOCATED, bytes);
            }
        } catch (Throwable problem) {
            throw new IOException("The JVM does not say what all threads allocated", problem);
        }
    }
}
