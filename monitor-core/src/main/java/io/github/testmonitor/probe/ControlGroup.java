package io.github.testmonitor.probe;

import java.nio.file.Files;
import java.nio.file.Path;

/** A cgroup of v1 or v2 ({@code unified}): its folder, and the top of what is mounted of its hierarchy. */
record ControlGroup(boolean unified, Path folder, Path top) {

    /** Only the root of a v1 hierarchy has a release agent, and only the root of v2 has no events: see cgroups(7). */
    boolean isRootOfMachine() {
        return unified ? !Files.exists(folder.resolve("cgroup.events")) : Files.exists(folder.resolve("release_agent"));
    }
}
