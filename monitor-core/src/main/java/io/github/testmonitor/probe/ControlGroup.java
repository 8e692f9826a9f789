package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fork's own cgroup for one controller: its folder, and the top of what is mounted of the hierarchy. On a hybrid machine
 * the controllers of one process live in v1 and v2 hierarchies side by side, so each is looked up by itself.
 */
record ControlGroup(boolean unified, Path folder, Path top) {

    /**
     * Finds the cgroup by /proc/self/cgroup and /proc/self/mountinfo, inside a cgroup namespace too.
     *
     * @param root of the file system, {@code /} outside tests
     * @throws ProbeUnavailableException where there is no cgroup, none that can be seen from here, or only the machine's root
     */
    static ControlGroup of(String controller, Path root) throws ProbeUnavailableException {
        try {
            String unifiedPath = null;
            String path = null;
            for (String line : Files.readAllLines(root.resolve("proc/self/cgroup"))) {
                String[] fields = line.split(":", 3);
                if (fields.length == 3 && fields[0].equals("0") && fields[1].isEmpty()) {
                    unifiedPath = fields[2];
                } else if (fields.length == 3 && controllers(fields[1]).contains(controller)) {
                    path = fields[2];
                }
            }
            boolean unified = path == null;
            String wanted = unified ? unifiedPath : path;
            if (wanted != null) {
                for (CgroupMount mount : CgroupMount.read(root.resolve("proc/self/mountinfo"))) {
                    if (mount.unified() == unified
                            && (unified || mount.options().contains(controller))) {
                        return of(mount, wanted, root);
                    }
                }
            }
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No cgroup for " + controller);
        } catch (IOException problem) {
            throw new ProbeUnavailableException(reason(root), problem);
        }
    }

    private static ControlGroup of(CgroupMount mount, String path, Path root) throws ProbeUnavailableException {
        Path top = under(root, mount.mountPoint());
        ControlGroup group = new ControlGroup(mount.unified(), folder(mount, path, top), top);
        if (group.isRootOfMachine()) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "The fork runs in no container");
        }
        return group;
    }

    private static Path folder(CgroupMount mount, String path, Path top) throws ProbeUnavailableException {
        String below = below(mount.root(), path);
        if (below == null || isAbove(below)) {
            if (isAbove(mount.root()) || isAbove(path)) {
                // Seen from our namespace the cgroup lies outside it: the names on the way there are hidden.
                throw new ProbeUnavailableException(Absence.UNSUPPORTED, "The fork's cgroup cannot be seen from here");
            }
            return top;
        }
        Path folder = under(top, below);
        // A container may show the full path of the machine, but mount only its own part of it.
        return Files.isDirectory(folder) ? folder : top;
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

    /** Only the root of a v1 hierarchy has a release agent, and only the root of v2 has no events. */
    private boolean isRootOfMachine() {
        return unified ? !Files.exists(folder.resolve("cgroup.events")) : Files.exists(folder.resolve("release_agent"));
    }

    private static List<String> controllers(String field) {
        return Arrays.asList(field.split(","));
    }

    private static Absence reason(Path root) {
        return Files.exists(root.resolve("proc/self/cgroup")) ? Absence.DENIED : Absence.UNSUPPORTED;
    }
}
