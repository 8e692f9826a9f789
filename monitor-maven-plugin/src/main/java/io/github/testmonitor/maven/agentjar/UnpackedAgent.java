package io.github.testmonitor.maven.agentjar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The agent and what goes with it, as files in one folder. Immutable.
 *
 * <p>Each file appears in one move, complete; several threads and processes may unpack into the same folder.
 */
public final class UnpackedAgent {
    private final Path folder;

    private UnpackedAgent(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks what is not there yet.
     *
     * @param parent takes a folder that is named by the hash of the jars
     * @throws IOException if that is not possible; the message names the file
     */
    public static UnpackedAgent into(Path parent) throws IOException {
        return unpack(EmbeddedJars.ofPlugin(), parent);
    }

    static UnpackedAgent unpack(EmbeddedJars jars, Path parent) throws IOException {
        Path folder = parent.resolve(jars.hash()).toAbsolutePath();
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> jar : jars.bytes().entrySet()) {
            put(folder.resolve(jar.getKey()), jar.getValue());
        }
        return new UnpackedAgent(folder);
    }

    private static void put(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) == content.length) {
            return;
        }
        Path unfinished =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The jar for {@code -javaagent}. */
    public Path agent() {
        return folder.resolve(EmbeddedJars.AGENT);
    }

    /** What the agent finds on the boot class path, and whoever runs without an agent beside {@link #agent()}. */
    public Path boot() {
        return folder.resolve(EmbeddedJars.BOOT);
    }

    /** Where forks keep classes that they have woven, for those that come after. */
    public Path wovenClasses() {
        return folder.resolve("woven");
    }

    /** SLF4J without output, for a class loader of OSHI's own. */
    public List<Path> logging() {
        return List.of(folder.resolve(EmbeddedJars.SLF4J_API), folder.resolve(EmbeddedJars.SLF4J_NOP));
    }
}
