package io.github.testmonitor.maven.profiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The artifact of async-profiler, with its native libraries for all platforms; from the repositories of the build. */
@FunctionalInterface
public interface ProfilerArtifact {
    /**
     * The jar.
     *
     * @throws IOException where it cannot be had; the message says why
     */
    Path jar(String version) throws IOException;

    /** From local and remote repositories, as any dependency of the project. */
    static ProfilerArtifact of(
            RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> remote) {
        return version -> {
            ArtifactRequest request = new ArtifactRequest(
                    new DefaultArtifact("tools.profiler", "async-profiler", "jar", version), remote, null);
            try {
                return repositories
                        .resolveArtifact(session, request)
                        .getArtifact()
                        .getFile()
                        .toPath();
            } catch (ArtifactResolutionException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
    }
}
