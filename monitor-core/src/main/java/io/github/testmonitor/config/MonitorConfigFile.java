package io.github.testmonitor.config;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
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
        Values values = new Values(file, properties);
        return new MonitorConfig(
                values.text(ConfigKeys.BUILD_ID),
                values.text(ConfigKeys.MODULE),
                properties.getProperty(ConfigKeys.EXECUTION),
                (int) values.positive(ConfigKeys.INVOCATION),
                Path.of(values.text(ConfigKeys.OUTPUT_DIRECTORY)),
                Duration.ofMillis(values.positive(ConfigKeys.INTERVAL_MILLIS)),
                values.processReadings(ConfigKeys.PROCESS_READINGS),
                values.flag(ConfigKeys.OWNERSHIP),
                values.profile(ConfigKeys.PROFILE),
                paths(numbered(properties, ConfigKeys.OSHI_JAR_PREFIX)),
                values.exactPeakRss(ConfigKeys.EXACT_PEAK_RSS),
                numbered(properties, ConfigKeys.ALLOWED_LEAK_PREFIX),
                values.flag(ConfigKeys.STACKS),
                path(properties.getProperty(ConfigKeys.WOVEN_CLASSES)));
    }

    private static String text(MonitorConfig config) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(ConfigKeys.BUILD_ID, config.buildId());
        properties.setProperty(ConfigKeys.MODULE, config.module());
        Path wovenClasses = config.wovenClasses();
        if (wovenClasses != null) {
            properties.setProperty(ConfigKeys.WOVEN_CLASSES, wovenClasses.toString());
        }
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
        properties.setProperty(ConfigKeys.OWNERSHIP, Boolean.toString(config.ownership()));
        properties.setProperty(ConfigKeys.PROFILE, word(config.profile()));
        properties.setProperty(ConfigKeys.EXACT_PEAK_RSS, word(config.exactPeakRss()));
        properties.setProperty(ConfigKeys.STACKS, Boolean.toString(config.stacks()));
        for (int i = 0; i < config.oshiJars().size(); i++) {
            properties.setProperty(
                    ConfigKeys.OSHI_JAR_PREFIX + i, config.oshiJars().get(i).toString());
        }
        for (int i = 0; i < config.allowedLeaks().size(); i++) {
            properties.setProperty(
                    ConfigKeys.ALLOWED_LEAK_PREFIX + i, config.allowedLeaks().get(i));
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

    /** The values of one file, each as what it has to be. */
    private record Values(Path file, Properties properties) {

        String text(String key) throws IOException {
            String value = properties.getProperty(key, "");
            if (value.isEmpty()) {
                throw wrong(key, "missing");
            }
            return value;
        }

        long positive(String key) throws IOException {
            try {
                long value = Integer.parseInt(text(key));
                if (value > 0) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // Said below, together with what is no positive number.
            }
            throw wrong(key, "not a whole number above 0");
        }

        ProcessReadings processReadings(String key) throws IOException {
            for (ProcessReadings readings : ProcessReadings.values()) {
                if (word(readings).equals(text(key))) {
                    return readings;
                }
            }
            throw wrong(key, "neither auto nor oshi");
        }

        boolean flag(String key) throws IOException {
            return switch (text(key)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrong(key, "neither true nor false");
            };
        }

        ExactPeakRss exactPeakRss(String key) throws IOException {
            for (ExactPeakRss mode : ExactPeakRss.values()) {
                if (word(mode).equals(text(key))) {
                    return mode;
                }
            }
            throw wrong(key, "neither auto nor always nor never");
        }

        Profile profile(String key) throws IOException {
            for (Profile profile : Profile.values()) {
                if (word(profile).equals(text(key))) {
                    return profile;
                }
            }
            throw wrong(key, "neither none nor jfr nor async");
        }

        private IOException wrong(String key, String problem) {
            return new IOException(
                    key + " in " + file + " is " + problem + ": \"" + properties.getProperty(key, "") + "\"");
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Path path(@Nullable String value) {
        return value == null ? null : Path.of(value);
    }

    /** By hand: this runs before main, where the first stream of a JVM would cost as much as all the rest. */
    private static List<Path> paths(List<String> values) {
        List<Path> paths = new ArrayList<>();
        for (String value : values) {
            paths.add(Path.of(value));
        }
        return List.copyOf(paths);
    }

    private static List<String> numbered(Properties properties, String prefix) {
        List<String> values = new ArrayList<>();
        for (int i = 0; ; i++) {
            @Nullable String value = properties.getProperty(prefix + i);
            if (value == null) {
                return List.copyOf(values);
            }
            values.add(value);
        }
    }
}
