package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OSHI and what it needs in a module layer of their own, with a class loader whose parent is the platform's: neither do tests
 * see them, nor they another version among the tests' jars. A layer and not the class path, because native access can be granted
 * to a named module alone; from JDK 24 on, JNA would otherwise print a warning into somebody's test.
 */
final class OshiModules {
    private static final int FIRST_THAT_WARNS = 24;
    private static final String USES_NATIVE_CODE = "com.sun.jna";

    /** By name: it is not where this class is, and cannot be linked to from there. */
    private static final String BRIDGE = "io.github.testmonitor.probe.OshiBridge";

    private OshiModules() {}

    /**
     * Loads and starts OSHI, silently or not at all.
     *
     * @return supplies {resident bytes, CPU nanoseconds} of this process
     */
    @SuppressWarnings("unchecked")
    static Supplier<long[]> start(List<Path> jars, @Nullable Instrumentation instrumentation)
            throws ProbeUnavailableException {
        try {
            ModuleLayer layer = layer(jars);
            ClassLoader oshi = layer.findLoader(USES_NATIVE_CODE);
            // Open as long as the fork lives.
            URLClassLoader border = new URLClassLoader("test-monitor-oshi", new URL[] {placeOfBridge()}, oshi);
            Class<?> bridge = border.loadClass(BRIDGE);
            if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
                openJavaLang(border.getUnnamedModule(), instrumentation);
                Consumer<Module> grant =
                        (Consumer<Module>) bridge.getMethod("nativeAccess").invoke(null);
                layer.findModule(USES_NATIVE_CODE).ifPresent(grant);
            }
            Thread.currentThread().setContextClassLoader(border);
            return (Supplier<long[]>) bridge.getMethod("process").invoke(null);
        } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError problem) {
            throw new ProbeUnavailableException(Absence.ERROR, problem);
        }
    }

    /** The agent's jar: the bridge is there, and not on the boot class path, where this class is in a fork. */
    private static URL placeOfBridge() throws IOException {
        CodeSource known = OshiModules.class.getProtectionDomain().getCodeSource();
        if (known != null) {
            return known.getLocation();
        }
        URL bridge = ClassLoader.getSystemResource(BRIDGE.replace('.', '/') + ".class");
        if (bridge == null || !(bridge.openConnection() instanceof JarURLConnection inJar)) {
            throw new IOException("No " + BRIDGE + " in a jar of the class path");
        }
        return inJar.getJarFileURL();
    }

    private static ModuleLayer layer(List<Path> jars) throws ProbeUnavailableException {
        Path[] present =
                jars.stream().filter(jar -> new File(jar.toString()).isFile()).toArray(Path[]::new);
        ModuleFinder finder = ModuleFinder.of(present);
        Set<String> names = new HashSet<>();
        for (ModuleReference module : finder.findAll()) {
            names.add(module.descriptor().name());
        }
        if (!names.contains(USES_NATIVE_CODE)) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No " + USES_NATIVE_CODE + " in " + jars);
        }
        Configuration configuration = ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), names);
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    /** To the bridge's module alone: opened to our own unnamed module it would be open to every test. */
    private static void openJavaLang(Module border, @Nullable Instrumentation instrumentation)
            throws ProbeUnavailableException {
        if (instrumentation == null) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "JNA would print a warning on this JVM");
        }
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", Set.of(border)), Set.of(), Map.of());
    }
}
