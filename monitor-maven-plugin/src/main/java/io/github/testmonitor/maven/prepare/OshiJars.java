package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.agentjar.UnpackedAgent;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;

/** OSHI and what it needs, as paths for a class loader of its own. */
final class OshiJars {
    private static final Set<String> GROUP_IDS = Set.of("com.github.oshi", "net.java.dev.jna");

    private OshiJars() {}

    /** @param plugin the artifacts that this plugin was resolved to */
    static List<Path> of(Collection<Artifact> plugin, UnpackedAgent agent) {
        Stream<Path> ofPlugin = plugin.stream()
                .filter(artifact -> GROUP_IDS.contains(artifact.getGroupId()))
                .map(Artifact::getFile)
                .map(File::toPath);
        return Stream.concat(ofPlugin, agent.logging().stream())
                .map(Path::toAbsolutePath)
                .toList();
    }
}
