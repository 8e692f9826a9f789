package io.github.testmonitor.agent;

import io.github.testmonitor.config.ConfigKeys;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The fork file of a fork that is left alone: one line that says why. Written by hand, as the writer of records is Java 17.
 */
final class DisabledRecord {
    private final String reason;
    private final long startMillis;
    private final @Nullable Long pid;

    /**
     * @param reason like {@code java 11}
     * @param startMillis wall time of the agent's start in milliseconds; part of the file's name
     * @param pid of the JVM, or null where it cannot be known
     */
    DisabledRecord(String reason, long startMillis, @Nullable Long pid) {
        this.reason = reason;
        this.startMillis = startMillis;
        this.pid = pid;
    }

    /** Writes it where the config says, making the folder if it is missing. Does nothing where the config says nothing. */
    void writeFor(File configFile) throws IOException {
        Properties config = read(configFile);
        String folder = config.getProperty(ConfigKeys.OUTPUT_DIRECTORY);
        if (folder == null) {
            return;
        }
        File directory = new File(folder);
        if (!directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("no folder " + directory);
        }
        File file = new File(directory, "fork-" + startMillis + '-' + (pid == null ? "unknown" : pid) + ".jsonl");
        try (OutputStream out = new FileOutputStream(file, true)) {
            out.write(line(config).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String line(Properties config) {
        StringBuilder json = new StringBuilder("{\"type\":\"disabled\",\"format\":1");
        append(json, "buildId", config.getProperty(ConfigKeys.BUILD_ID));
        append(json, "module", config.getProperty(ConfigKeys.MODULE));
        append(json, "execution", config.getProperty(ConfigKeys.EXECUTION));
        json.append(",\"pid\":").append(pid);
        append(json, "reason", reason);
        return json.append("}\n").toString();
    }

    private static void append(StringBuilder json, String key, @Nullable String value) {
        json.append(",\"").append(key).append("\":");
        if (value == null) {
            json.append("null");
            return;
        }
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static Properties read(File configFile) throws IOException {
        Properties config = new Properties();
        try (InputStream in = new FileInputStream(configFile);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            config.load(reader);
        }
        return config;
    }
}
