package io.github.testmonitor.config;

import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A {@link MonitorConfig} as a .properties file in ASCII, with the keys of {@link ConfigKeys}. The same config gives the same
 * file, byte for byte. Stateless.
 */
public final class MonitorConfigFile {
    private MonitorConfigFile() {}

    /** Writes the file at once or not at all, so that no fork reads half of it; makes its folder where it is missing. */
    public static void write(MonitorConfig config, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("A config file needs a folder: " + file);
        }
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.writeString(whole, text(config));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws IOException where it cannot be read, or a value is missing or wrong; the message names file, key and value
     */
    public static MonitorConfig read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(file.toFile())) {
            properties.load(in);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("Malformed escape in " + file, malformed);
        }
        String key = ConfigKeys.BUILD_ID;
        try {
            String buildId = required(properties, key);
            String module = required(properties, key = ConfigKeys.MODULE);
            int invocation = Integer.parseInt(required(properties, key = ConfigKeys.INVOCATION));
            Path output = Path.of(required(properties, key = ConfigKeys.OUTPUT_DIRECTORY));
            long millis = Long.parseLong(required(properties, key = ConfigKeys.INTERVAL_MILLIS));
            ProcessReadings readings = readings(required(properties, key = ConfigKeys.PROCESS_READINGS));
            if (millis < 1) {
                throw new IllegalArgumentException("at least 1 is needed");
            }
            return new MonitorConfig(
                    buildId,
                    module,
                    properties.getProperty(ConfigKeys.EXECUTION),
                    invocation,
                    output,
                    Duration.ofMillis(millis),
                    readings,
                    oshiJars(properties));
        } catch (IllegalArgumentException wrong) {
            throw new IOException("Wrong value of " + key + " in " + file + ": " + properties.getProperty(key), wrong);
        }
    }

    private static String text(MonitorConfig config) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(ConfigKeys.BUILD_ID, config.buildId());
        properties.setProperty(ConfigKeys.MODULE, config.module());
        String execution = config.execution();
        if (execution != null) {
            properties.setProperty(ConfigKeys.EXECUTION, execution);
        }
        properties.setProperty(ConfigKeys.INVOCATION, Integer.toString(config.invocation()));
        properties.setProperty(
                ConfigKeys.OUTPUT_DIRECTORY, config.outputDirectory().toString());
        properties.setProperty(
                ConfigKeys.INTERVAL_MILLIS, Long.toString(config.interval().toMillis()));
        properties.setProperty(ConfigKeys.PROCESS_READINGS, word(config.processReadings()));
        for (int i = 0; i < config.oshiJars().size(); i++) {
            properties.setProperty(
                    ConfigKeys.OSHI_JAR_PREFIX + i, config.oshiJars().get(i).toString());
        }
        return sortedLines(properties);
    }

    /** What {@link Properties#store} writes, without its comment, which is the date. */
    private static String sortedLines(Properties properties) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        properties.store(stored, null);
        StringBuilder text = new StringBuilder();
        stored.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("missing");
        }
        return value;
    }

    private static ProcessReadings readings(String word) {
        for (ProcessReadings readings : ProcessReadings.values()) {
            if (word(readings).equals(word)) {
                return readings;
            }
        }
        throw new IllegalArgumentException("neither auto nor oshi");
    }

    private static String word(ProcessReadings readings) {
        return readings.name().toLowerCase(Locale.ROOT);
    }

    private static List<Path> oshiJars(Properties properties) {
        List<Path> jars = new ArrayList<>();
        for (int i = 0; ; i++) {
            @Nullable String jar = properties.getProperty(ConfigKeys.OSHI_JAR_PREFIX + i);
            if (jar == null) {
                return List.copyOf(jars);
            }
            jars.add(Path.of(jar));
        }
    }
}
