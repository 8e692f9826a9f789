package io.github.testmonitor.maven.context;

import io.github.testmonitor.probe.ContainerLimits;
import io.github.testmonitor.record.ForkRecord.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container that Maven runs in.
 *
 * @param kind null where nothing tells of one
 * @param limits null where there are none
 */
record ContainerFacts(@Nullable String kind, @Nullable Container limits) {

    /** @param root of the file system, {@code /} outside tests */
    static ContainerFacts of(Map<String, String> variables, Path root) {
        return new ContainerFacts(kind(variables, root), ContainerLimits.read(root));
    }

    private static @Nullable String kind(Map<String, String> variables, Path root) {
        if (variables.containsKey("KUBERNETES_SERVICE_HOST")) {
            return "Kubernetes";
        }
        if (Files.exists(root.resolve("run/.containerenv"))) {
            return "Podman";
        }
        return Files.exists(root.resolve(".dockerenv")) ? "Docker" : null;
    }

    @Nullable
    Long memoryLimitBytes() {
        return limits == null ? null : limits.memoryLimitBytes();
    }

    @Nullable
    Double cpuLimit() {
        return limits == null ? null : limits.cpuLimit();
    }
}
