package io.github.testmonitor.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of /proc/self/mountinfo that mounts a cgroup file system: which part of the hierarchy ({@code root}) is seen where
 * ({@code mountPoint}). {@code options} name the controllers of a v1 hierarchy. See proc(5) and cgroup_namespaces(7).
 */
record CgroupMount(boolean unified, String root, String mountPoint, List<String> options) {
    /** A lone hyphen ends the optional fields; the type of the file system follows, cgroup or cgroup2. */
    private static final String MARK = " - cgroup";

    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;
    private static final int TYPE = 0;
    private static final int OPTIONS = 2;

    /** Looks for the few lines that matter before it takes any apart, since it runs before main, and not yet compiled. */
    static List<CgroupMount> read(Path mountInfo) throws IOException {
        String text = SmallFile.read(mountInfo);
        List<CgroupMount> mounts = new ArrayList<>();
        for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + 1)) {
            int end = text.indexOf('\n', mark);
            String[] left =
                    text.substring(text.lastIndexOf('\n', mark) + 1, mark).split(" ", -1);
            String[] right = text.substring(mark + " - ".length(), end < 0 ? text.length() : end)
                    .split(" ", -1);
            if (left.length > MOUNT_POINT && right.length > OPTIONS) {
                mounts.add(new CgroupMount(
                        right[TYPE].equals("cgroup2"),
                        unescape(left[ROOT]),
                        unescape(left[MOUNT_POINT]),
                        Arrays.asList(right[OPTIONS].split(",", -1))));
            }
        }
        return mounts;
    }

    /** Blank, tab, line feed and backslash stand as three octal digits behind a backslash. */
    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 3 < field.length()) {
                text.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
