package io.github.testmonitor.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of /proc/self/mountinfo that mounts a cgroup file system: which part of the hierarchy ({@code root}) is seen where
 * ({@code mountPoint}). {@code options} name the controllers of a v1 hierarchy. See proc(5) and cgroup_namespaces(7).
 */
record CgroupMount(boolean unified, String root, String mountPoint, List<String> options) {
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;
    private static final int FIRST_OPTIONAL = 6;

    static List<CgroupMount> read(Path mountInfo) throws IOException {
        List<CgroupMount> mounts = new ArrayList<>();
        for (String line : Files.readAllLines(mountInfo)) {
            String[] fields = line.split(" ");
            int separator = separator(fields);
            if (separator + 3 < fields.length) {
                String type = fields[separator + 1];
                if (type.equals("cgroup") || type.equals("cgroup2")) {
                    List<String> options = Arrays.asList(fields[separator + 3].split(","));
                    String root = unescape(fields[ROOT]);
                    mounts.add(new CgroupMount(type.equals("cgroup2"), root, unescape(fields[MOUNT_POINT]), options));
                }
            }
        }
        return mounts;
    }

    /** Optional fields, any number of them, end at a lone hyphen. */
    private static int separator(String[] fields) {
        for (int i = FIRST_OPTIONAL; i < fields.length; i++) {
            if (fields[i].equals("-")) {
                return i;
            }
        }
        return fields.length;
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
