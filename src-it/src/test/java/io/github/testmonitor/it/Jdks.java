package io.github.testmonitor.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine, as far as they can be found without being told. */
public final class Jdks {
    private Jdks() {}

    /**
     * The java command of a JDK of that feature version: named by an environment variable {@code JAVA_HOME_<version>…}, or installed
     * beside the one that runs the build.
     */
    public static Optional<Path> java(int feature) throws IOException {
        for (Path home : homes(feature)) {
            Path java = home.resolve("bin/java");
            if (version(home).equals(String.valueOf(feature)) && Files.isExecutable(java)) {
                return Optional.of(java);
            }
        }
        return Optional.empty();
    }

    private static List<Path> homes(int feature) throws IOException {
        List<Path> homes = new ArrayList<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().matches("JAVA_HOME_" + feature + "(_.*)?")) {
                homes.add(Path.of(variable.getValue()));
            }
        }
        Path siblings = Path.of(System.getProperty("java.home"))
                .toRealPath()
                .resolve("..")
                .normalize();
        try (Stream<Path> directories = Files.list(siblings)) {
            directories.sorted().forEach(homes::add);
        }
        return homes;
    }

    /** From the file {@code release} that every JDK has; empty if there is none. */
    private static String version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return "";
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
                .findFirst()
                .orElse("");
    }
}
