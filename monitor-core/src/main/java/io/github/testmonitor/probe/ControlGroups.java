package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fork's own cgroups by /proc/self/cgroup and /proc/self/mountinfo, inside a cgroup namespace too. On a hybrid machine
 * the controllers of one process live in v1 and v2 hierarchies side by side, so each is looked up by itself.
 */
final class ControlGroups {
    private final Path root;
    private final String[] memberships;
    private final List<CgroupMount> mounts;

    private ControlGroups(Path root, String[] memberships, List<CgroupMount> mounts) {
        this.root = root;
        this.memberships = memberships;
        this.mounts = mounts;
    }

    /**
     * Reads both files.
     *
     * @param root of the file system, {@code /} outside tests
     */
    static ControlGroups read(Path root) throws ProbeUnavailableException {
        Path memberships = root.resolve("proc/self/cgroup");
        try {
            return new ControlGroups(
                    root, SmallFile.lines(memberships), CgroupMount.read(root.resolve("proc/self/mountinfo")));
        } catch (IOException problem) {
            Absence reason = Files.exists(memberships) ? Absence.DENIED : Absence.UNSUPPORTED;
            throw new ProbeUnavailableException(reason, problem);
        }
    }

    /**
     * The fork's cgroup for a controller.
     *
     * @throws ProbeUnavailableException where there is none, none that can be seen from here, or only the machine's root
     */
    ControlGroup of(String controller) throws ProbeUnavailableException {
        String path = path(controller);
        boolean unified = path == null;
        String wanted = unified ? path("") : path;
        if (wanted != null) {
            for (CgroupMount mount : mounts) {
                if (mount.unified() == unified && (unified || mount.options().contains(controller))) {
                    return of(mount, wanted);
                }
            }
        }
        throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No cgroup for " + controller);
    }

    /** The cgroup's path in the v1 hierarchy of a controller or, for no controller, in v2's: {@code 4:memory:/a}, {@code 0::/}. */
    private @Nullable String path(String controller) {
        for (String line : memberships) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && Arrays.asList(fields[1].split(",", -1)).contains(controller)) {
                return fields[2];
            }
        }
        return null;
    }

    private ControlGroup of(CgroupMount mount, String path) throws ProbeUnavailableException {
        Path top = under(root, mount.mountPoint());
        ControlGroup group = new ControlGroup(mount.unified(), folder(mount, path, top), top);
        if (group.isRootOfMachine()) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "The fork runs in no container");
        }
        return group;
    }

    private static Path folder(CgroupMount mount, String path, Path top) throws ProbeUnavailableException {
        String below = below(mount.root(), path);
        if (below != null && !isAbove(below)) {
            Path folder = under(top, below);
            // A container may show the full path of the machine, but mount only its own part of it.
            return Files.isDirectory(folder) ? folder : top;
        }
        if (isAbove(mount.root()) || isAbove(path)) {
            // Seen from our namespace the cgroup lies outside it: the names on the way there are hidden.
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "The fork's cgroup cannot be seen from here");
        }
        return top;
    }

    private static @Nullable String below(String mountRoot, String path) {
        if (mountRoot.equals("/")) {
            return path;
        }
        if (path.equals(mountRoot)) {
            return "/";
        }
        return path.startsWith(mountRoot + "/") ? path.substring(mountRoot.length()) : null;
    }

    private static boolean isAbove(String path) {
        return path.equals("/..") || path.startsWith("/../");
    }

    private static Path under(Path folder, String absolute) {
        String relative = absolute.substring(1);
        return relative.isEmpty() ? folder : folder.resolve(relative);
    }
}
