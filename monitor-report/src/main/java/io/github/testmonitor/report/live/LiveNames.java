package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Names;

/** Tests as a line of a console has room for them. */
public final class LiveNames {
    private static final String CUT = "...";

    private LiveNames() {}

    /** The simple class and what names the test in it; cut after so many characters. */
    public static String of(ForkRecord.Identity identity, int longest) {
        String className = identity.className();
        String simple = className != null ? Names.simple(className) : null;
        String name = Names.test(simple, identity.methodName(), identity.displayName());
        if (name.length() <= longest) {
            return name;
        }
        int end = Math.max(1, longest - CUT.length());
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
