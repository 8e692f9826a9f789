package io.github.testmonitor.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack as it goes into the fork file, innermost frame first: {@code com.acme.Foo.load(Foo.java:42)}. What only brings the test to
 * its first line, the framework, Surefire and reflection below it, is left out.
 *
 * @param nanos when it was seen
 * @param truncated whether frames above the outermost of these were left out because there are too many
 */
record SeenStack(long nanos, List<String> frames, boolean truncated) {
    /** The most frames that are kept: {@value}. */
    static final int MOST_FRAMES = 64;

    private static final String[] BELOW_TESTS = {
        "org.junit.",
        "org.testng.",
        "org.spockframework.",
        "org.apache.maven.surefire.",
        "jdk.internal.reflect.",
        "java.lang.reflect.",
        "sun.reflect.",
        "java.lang.invoke.",
        "junit."
    };

    /** Looks at one frame more than are kept. */
    static SeenStack of(StackTraceElement[] stack, long nanos) {
        int length = withoutFramework(stack, Math.min(stack.length, MOST_FRAMES + 1));
        int kept = Math.min(length, MOST_FRAMES);
        List<String> frames = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            frames.add(text(stack[i]));
        }
        return new SeenStack(nanos, frames, length > kept);
    }

    /** The JDK's own between the framework's frames, lambdas and streams, goes with them; a stack of nothing else stays whole. */
    private static int withoutFramework(StackTraceElement[] stack, int looked) {
        int length = looked;
        for (int i = looked - 1; i >= 0; i--) {
            String type = stack[i].getClassName();
            if (isBelowTests(type)) {
                length = i;
            } else if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
                break;
            }
        }
        return length == 0 ? looked : length;
    }

    private static boolean isBelowTests(String type) {
        for (String prefix : BELOW_TESTS) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** What {@link StackTraceElement#toString} gives, without the names of class loader and module. */
    private static String text(StackTraceElement frame) {
        String name = frame.getClassName() + "." + frame.getMethodName();
        String file = frame.getFileName();
        if (frame.isNativeMethod()) {
            return name + "(Native Method)";
        }
        if (file == null) {
            return name + "(Unknown Source)";
        }
        return frame.getLineNumber() < 0
                ? name + "(" + file + ")"
                : name + "(" + file + ":" + frame.getLineNumber() + ")";
    }
}
