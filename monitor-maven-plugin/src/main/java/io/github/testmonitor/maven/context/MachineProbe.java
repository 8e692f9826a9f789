package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext.Machine;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine, by {@link OshiMachine} in a JVM of its own; what that cannot say is null. */
final class MachineProbe {
    private static final int FIRST_JDK_THAT_WARNS_OF_NATIVE_ACCESS = 24;

    private final Command command;
    private final List<Path> classPath;
    private final ContainerFacts container;

    /** @param classPath OSHI and what it needs */
    MachineProbe(Command command, List<Path> classPath, ContainerFacts container) {
        this.command = command;
        this.classPath = classPath;
        this.container = container;
    }

    Machine machine() {
        Properties properties = command.output(words()).map(MachineProbe::parse).orElseGet(Properties::new);
        return new Machine(
                text(properties, OshiMachine.CPU_MODEL),
                positive(properties, OshiMachine.CPU_MAX_FREQUENCY_HERTZ),
                count(properties, OshiMachine.LOGICAL_CPUS),
                count(properties, OshiMachine.PHYSICAL_CPUS),
                positive(properties, OshiMachine.MEMORY_BYTES),
                text(properties, OshiMachine.OPERATING_SYSTEM),
                System.getProperty("os.arch"),
                System.getProperty("os.version"),
                container.kind(),
                container.memoryLimitBytes(),
                container.cpuLimit());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS_OF_NATIVE_ACCESS) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        // Half a second of work: no JVM should make itself comfortable for it.
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
        words.add(Stream.concat(Stream.of(ownPath()), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        words.add(OshiMachine.class.getName());
        return words;
    }

    /** The plugin's jar, or the folder of its classes. */
    private static Path ownPath() {
        return Path.of(URI.create(OshiMachine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    private static Properties parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** OSHI says "unknown", blank or a number below zero for what it does not know. */
    private static @Nullable String text(Properties properties, String name) {
        String text = properties.getProperty(name, "").strip();
        return text.isEmpty() || text.equalsIgnoreCase("unknown") ? null : text;
    }

    private static @Nullable Long positive(Properties properties, String name) {
        long value = Long.parseLong(properties.getProperty(name, "-1"));
        return value > 0 ? value : null;
    }

    private static @Nullable Integer count(Properties properties, String name) {
        Long value = positive(properties, name);
        return value == null ? null : Math.toIntExact(value);
    }
}
