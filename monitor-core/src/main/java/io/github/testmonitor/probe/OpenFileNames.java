package io.github.testmonitor.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fork has open, by number, from /proc/self/fd: files by their paths, sockets as {@code socket:[…]}. What the JVM opens for
 * itself and what the monitor reads is left out: jars, class data, devices, pipes, /proc and /sys. Costs 2 µs for each.
 */
public final class OpenFileNames {
    private final Path folder;
    private final String javaHome = System.getProperty("java.home", "/");

    private OpenFileNames(Path folder) {
        this.folder = folder;
    }

    /** Null where there is no such list. */
    static @Nullable OpenFileNames open(Path root) {
        Path folder = root.resolve("proc/self/fd");
        return folder.toFile().list() == null ? null : new OpenFileNames(folder);
    }

    public Map<String, String> list() {
        Map<String, String> open = new HashMap<>();
        String[] numbers = new File(folder.toString()).list();
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
        } catch (IOException closed) {
            return null;
        }
    }

    private boolean isOfInterest(String name) {
        if (name.startsWith("socket:")) {
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
