package io.github.testmonitor.probe;

import java.lang.instrument.Instrumentation;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The MXBeans of the JVM that probes read, see decision 0020. {@link ManagementFactory} makes a name for each bean that it hands out,
 * and looks for everybody who provides beans, by streams and lambdas that a fork would not need yet: most of what opening the probes
 * costs. An agent may ask for the beans where they are made. That package is opened to the boot class path alone, where no test is;
 * elsewhere, or where a JDK is not as expected, they come from the factory.
 */
record JvmBeans(
        ThreadMXBean threads,
        ClassLoadingMXBean classes,
        List<GarbageCollectorMXBean> collectors,
        List<BufferPoolMXBean> buffers) {

    /**
     * Takes them from where they are made, if that is possible.
     *
     * @throws LinkageError in a runtime without java.management
     */
    static JvmBeans open(@Nullable Instrumentation instrumentation) {
        if (instrumentation != null && JvmBeans.class.getClassLoader() == null) {
            try {
                return fromTheirMaker(instrumentation);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJdk) {
                // The factory knows them, wherever they are made.
            }
        }
        return fromTheFactory();
    }

    static JvmBeans fromTheFactory() {
        return new JvmBeans(
                ManagementFactory.getThreadMXBean(),
                ManagementFactory.getClassLoadingMXBean(),
                ManagementFactory.getGarbageCollectorMXBeans(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class));
    }

    @SuppressWarnings("unchecked")
    private static JvmBeans fromTheirMaker(Instrumentation instrumentation) throws ReflectiveOperationException {
        Class<?> maker = Class.forName("sun.management.ManagementFactoryHelper", true, null);
        Class<?> threads = Class.forName("com.sun.management.internal.HotSpotThreadImpl", true, null);
        Class<?> jvm = Class.forName("sun.management.VMManagement", true, null);
        // Loads the native code of the collectors' notifications.
        Class.forName("com.sun.management.internal.PlatformMBeanProviderImpl", true, null);
        export(maker, instrumentation);
        export(threads, instrumentation);
        return new JvmBeans(
                (ThreadMXBean) threads.getConstructor(jvm).newInstance(made(maker, "getVMManagement")),
                (ClassLoadingMXBean) made(maker, "getClassLoadingMXBean"),
                (List<GarbageCollectorMXBean>) made(maker, "getGarbageCollectorMXBeans"),
                (List<BufferPoolMXBean>) made(maker, "getBufferPoolMXBeans"));
    }

    private static Object made(Class<?> maker, String method) throws ReflectiveOperationException {
        return maker.getMethod(method).invoke(null);
    }

    private static void export(Class<?> type, Instrumentation instrumentation) {
        instrumentation.redefineModule(
                type.getModule(),
                Set.of(),
                Map.of(type.getPackageName(), Set.of(JvmBeans.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
    }
}
