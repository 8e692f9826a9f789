package io.github.testmonitor.listener;

import io.github.testmonitor.session.TestDescription;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * JUnit 4's display name of a test, {@code method(class)}, taken apart as JUnit itself does it since 4.6; older ones have
 * nothing else. A name of another shape, such as that of an ignored class, is a class name.
 */
final class JUnit4Name {
    private final String displayName;
    private final String className;
    private final @Nullable String methodName;

    private JUnit4Name(String displayName, String className, @Nullable String methodName) {
        this.displayName = displayName;
        this.className = className;
        this.methodName = methodName;
    }

    static JUnit4Name of(String displayName) {
        int bracket = displayName.endsWith(")") ? displayName.lastIndexOf('(') : -1;
        if (bracket < 0) {
            return new JUnit4Name(displayName, displayName, null);
        }
        return new JUnit4Name(
                displayName,
                displayName.substring(bracket + 1, displayName.length() - 1),
                displayName.substring(0, bracket));
    }

    String className() {
        return className;
    }

    /** Whether the calling thread is in its code. A set of parameters stands behind the method's name. */
    boolean isRunningHere() {
        return RunningCode.isOf(
                className, methodName == null ? null : methodName.split("\\[", 2)[0]);
    }

    TestDescription description() {
        String shown = methodName == null ? displayName : methodName;
        return new TestDescription(displayName, className, methodName, shown, shown, Collections.<String>emptyList());
    }
}
