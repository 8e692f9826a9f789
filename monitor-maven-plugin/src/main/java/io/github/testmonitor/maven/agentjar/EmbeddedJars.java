package io.github.testmonitor.maven.agentjar;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Jars by their file names. Together they are one unit, named by the hash of all they hold.
 *
 * @param bytes sorted by name
 */
record EmbeddedJars(Map<String, byte[]> bytes) {
    static final String AGENT = "monitor-agent.jar";

    /** On the agent's Boot-Class-Path by this name, so that it must lie beside it. */
    static final String BOOT = "monitor-boot.jar";

    static final String SLF4J_API = "slf4j-api.jar";
    static final String SLF4J_NOP = "slf4j-nop.jar";

    private static final int HASH_BYTES = 8;

    EmbeddedJars(Map<String, byte[]> bytes) {
        this.bytes = new TreeMap<>(bytes);
    }

    /**
     * The jars inside the plugin's.
     *
     * @throws IOException if one of them is missing or cannot be read
     */
    static EmbeddedJars ofPlugin() throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (String name : new String[] {AGENT, BOOT, SLF4J_API, SLF4J_NOP}) {
            bytes.put(name, read(name));
        }
        return new EmbeddedJars(bytes);
    }

    private static byte[] read(String name) throws IOException {
        String resource = "/io/github/testmonitor/maven/agent/" + name;
        try (InputStream in = EmbeddedJars.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the plugin's jar has no " + resource);
            }
            return in.readAllBytes();
        }
    }

    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.forEach((name, content) -> digest.update(content));
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
