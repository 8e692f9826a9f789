package io.github.testmonitor.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fork has open, by number, from /proc/self/fd: files by their paths, sockets as {@code socket:[…]}, or by their ports where
 * that is asked. What the JVM opens for itself and what the monitor reads is left out: jars, class data, devices, pipes, /proc and
 * /sys. Costs 2 µs for each.
 */
public final class OpenFileNames {
    private final Path root;
    private final Path folder;
    private final String javaHome = System.getProperty("java.home", "/");

    private OpenFileNames(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** Null where there is no such list. */
    static @Nullable OpenFileNames open(Path root) {
        Path folder = root.resolve("proc/self/fd");
        return folder.toFile().list() == null ? null : new OpenFileNames(root, folder);
    }

    public Map<String, String> list() {
        Map<String, String> open = new HashMap<>();
        String[] numbers = SmallFile.list(folder.toString());
        if (numbers != null) {
            for (String number : numbers) {
                String name = name(number);
                if (name != null && isOfInterest(name)) {
                    open.put(number, name);
                }
            }
        }
        return open;
    }

    /** What is open under that number; null where nothing is. */
    public @Nullable String name(String number) {
        try {
            return Files.readSymbolicLink(folder.resolve(number)).toString();
        } catch (IOException | SecurityException closed) {
            return null;
        }
    }

    /** By their ports, those of the names that are TCP sockets; reads all that there are, and so is for the rare case. */
    public Map<String, String> describeSockets(Collection<String> names) {
        return LinuxSockets.describe(root, names);
    }

    /** Those of the names that are Unix sockets which the JVM has for itself; for the rare case, too. */
    public Set<String> socketsOfTheJvm(Collection<String> names) {
        return LinuxSockets.ofTheJvm(root, names);
    }

    /** Whether such a name is that of a socket. */
    public static boolean isSocket(String name) {
        return name.startsWith("socket:");
    }

    private boolean isOfInterest(String name) {
        if (isSocket(name)) {
            return true;
        }
        return name.startsWith("/")
                && !name.startsWith("/proc/")
                && !name.startsWith("/sys/")
                && !name.startsWith("/dev/")
                && !name.startsWith("/memfd:")
                && !name.startsWith(javaHome)
                && !name.endsWith(".jar")
                && !name.endsWith(".jsonl");
    }
}
