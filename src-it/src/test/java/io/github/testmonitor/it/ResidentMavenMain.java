package io.github.testmonitor.it;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;

/**
 * Runs the same Maven call several times in this JVM, with the components of the first one, and writes down after each what is left
 * of us. Links to the JDK only; Maven is reached by reflection, as its daemon's own class lives in Maven's class loader.
 */
final class ResidentMavenMain {
    /** What MavenCli does for a call, in its order. */
    private static final List<String> STEPS = List.of(
            "initialize",
            "cli",
            "properties",
            "logging",
            "container",
            "configure",
            "toolchains",
            "populateRequest",
            "encryption",
            "execute");

    private static final String OURS = "io.github.testmonitor.";

    /** A thread of ours that ends with the build may take a moment to be gone, and what it holds: the least of some looks counts. */
    private static final int LOOKS = 4;

    private static final long PAUSE_MILLIS = 500;

    private ResidentMavenMain() {}

    /** @param arguments how many builds, and what each is called with */
    public static void main(String[] arguments) throws Exception {
        int builds = Integer.parseInt(arguments[0]);
        String[] words = Arrays.copyOfRange(arguments, 1, arguments.length);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Object launcher = Class.forName("org.codehaus.plexus.classworlds.launcher.Launcher")
                .getConstructor()
                .newInstance();
        launcher.getClass().getMethod("setSystemClassLoader", ClassLoader.class).invoke(launcher, before);
        try (InputStream configuration =
                Files.newInputStream(Path.of(System.getProperty("maven.home"), "bin/m2.conf"))) {
            launcher.getClass().getMethod("configure", InputStream.class).invoke(launcher, configuration);
        }
        Object world = launcher.getClass().getMethod("getWorld").invoke(launcher);
        ClassLoader realm =
                (ClassLoader) launcher.getClass().getMethod("getMainRealm").invoke(launcher);
        Thread.currentThread().setContextClassLoader(realm);
        Class<?> cliClass = realm.loadClass("org.apache.maven.cli.MavenCli");
        Object cli = cliClass.getConstructor(world.getClass()).newInstance(world);
        Constructor<?> request = realm.loadClass("org.apache.maven.cli.CliRequest")
                .getDeclaredConstructor(String[].class, world.getClass());
        request.setAccessible(true);
        Set<String> at = traces();
        PrintStream console = System.out;
        for (int number = 1; number <= builds; number++) {
            int exit = build(cli, request.newInstance(words, world), number == 1);
            writeDown(number, exit, at);
        }
        console.flush();
        System.exit(0);
    }

    private static int build(Object cli, Object request, boolean first) throws ReflectiveOperationException {
        Object result = null;
        for (String step : STEPS) {
            if (!step.equals("container") || first) {
                Method method = cli.getClass().getDeclaredMethod(step, request.getClass());
                method.setAccessible(true);
                try {
                    result = method.invoke(cli, request);
                } catch (InvocationTargetException e) {
                    throw new IllegalStateException(step, e.getCause());
                }
            }
        }
        return (Integer) Objects.requireNonNull(result);
    }

    private static void writeDown(int number, int exit, Set<String> before) throws Exception {
        List<String[]> objects = ourObjects();
        for (int look = 1; look < LOOKS; look++) {
            Thread.sleep(PAUSE_MILLIS);
            List<String[]> now = ourObjects();
            objects = count(now) < count(objects) ? now : objects;
        }
        StringBuilder left = new StringBuilder("exit\t" + exit + '\n');
        String build = Files.readString(Path.of("forked/target/monitor/build.json"), StandardCharsets.UTF_8);
        left.append("build\t")
                .append(build.replaceAll("(?s).*\"buildId\" *: *\"([^\"]+)\".*", "$1"))
                .append('\n');
        for (String[] words : objects) {
            left.append("object\t")
                    .append(words[3])
                    .append('\t')
                    .append(words[1])
                    .append('\n');
        }
        Set<String> after = traces();
        after.removeAll(before);
        after.forEach(trace -> left.append(trace).append('\n'));
        Files.writeString(Path.of("left-" + number + ".txt"), left.toString());
    }

    /** The lines of the histogram that tell of objects of ours, in words: number, count, bytes, class. */
    private static List<String[]> ourObjects() throws Exception {
        String histogram = String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()}));
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3
                        && words[3].contains(OURS)
                        && !words[3].contains(OURS + "it.")
                        && !words[3].contains("$$Lambda"))
                .toList();
    }

    private static long count(List<String[]> objects) {
        return objects.stream().mapToLong(words -> Long.parseLong(words[1])).sum();
    }

    /** Threads, shutdown hooks and properties by which we could be known, and the context class loader of this thread. */
    private static Set<String> traces() throws ReflectiveOperationException {
        Set<String> traces = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            // The JDK's own, which looks like the thread that first started a process, and ends by itself.
            if (name.equals("process reaper")) {
                continue;
            }
            if (name.contains("monitor") || isOurs(thread) || isOurs(thread.getContextClassLoader())) {
                traces.add("thread\t" + name);
            }
        }
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
            if (isOurs(hook) || ((Thread) hook).getName().contains("monitor")) {
                traces.add("hook\t" + hook);
            }
        }
        for (Object key : System.getProperties().keySet()) {
            if (String.valueOf(key).contains("monitor")) {
                traces.add("property\t" + key);
            }
        }
        traces.add("loader\t" + Thread.currentThread().getContextClassLoader());
        return traces;
    }

    private static boolean isOurs(Object object) {
        return object != null
                && (object.getClass().getName().startsWith(OURS)
                        || (object instanceof ClassLoader && object.toString().contains("monitor-maven-plugin")));
    }
}
