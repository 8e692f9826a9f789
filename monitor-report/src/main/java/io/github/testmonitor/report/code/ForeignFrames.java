package io.github.testmonitor.report.code;

import java.util.List;

/**
 * Which frames are not the user's own: those of the JDK, of test frameworks, of what forks and runs tests, and of language runtimes.
 * On the page they are folded into the nearest own frame below which they ran. It goes by the beginning of the name, so that a
 * library which is not listed counts as own.
 */
public final class ForeignFrames {
    private static final List<String> PREFIXES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.junit.",
            "junit.",
            "org.testng.",
            "org.spockframework.",
            "spock.",
            "org.hamcrest.",
            "org.assertj.",
            "org.mockito.",
            "net.bytebuddy.",
            "org.apache.maven.",
            "org.apache.groovy.",
            "org.codehaus.groovy.",
            "groovy.",
            "groovyjarjar",
            "kotlin.",
            "kotlinx.coroutines.",
            "scala.",
            "org.gradle.",
            "worker.org.gradle.",
            "com.intellij.rt.",
            "org.eclipse.jdt.internal.junit",
            "io.cucumber.core.",
            "org.jacoco.",
            "io.github.testmonitor.");

    private ForeignFrames() {}

    /**
     * Whether the method is somebody else's.
     *
     * @param method as {@link MethodName#of} makes it
     */
    public static boolean has(String method) {
        for (String prefix : PREFIXES) {
            if (method.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
