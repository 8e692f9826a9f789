package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A node of a running test plan: its names, and its span if it has one. Knows of its ancestors what a descendant needs, so that
 * the plan itself need not be asked or kept. Uses only what JUnit Platform 1.3 has.
 */
final class PlatformNode {
    private final TestIdentifier identifier;
    /** Of the node, or of its nearest ancestor that has a class. */
    private final @Nullable String className;

    private final @Nullable MethodSource method;
    /** Whether the node or an ancestor is an unnamed group of parameters, like vintage's {@code [0: v=1]}. */
    private final boolean insideBrackets;
    /** The node's span, or for an engine that of the nearest container above. */
    private final @Nullable OpenSpan span;

    private final @Nullable OpenSpan parentSpan;

    private PlatformNode(TestIdentifier identifier, @Nullable PlatformNode parent, TestEvents session) {
        TestSource source = identifier.getSource().orElse(null);
        this.identifier = identifier;
        this.method = source instanceof MethodSource ? (MethodSource) source : null;
        this.className = classNameOf(source, parent);
        this.insideBrackets = (parent != null && parent.insideBrackets)
                || (source == null && isBracketed(identifier.getLegacyReportingName()));
        this.parentSpan = parent == null ? null : parent.span;
        this.span = isEngine(identifier) ? parentSpan : newSpan(identifier, session);
    }

    static PlatformNode of(TestIdentifier identifier, @Nullable PlatformNode parent, TestEvents session) {
        return new PlatformNode(identifier, parent, session);
    }

    void start() {
        if (span != null && span != parentSpan) {
            span.start(description(), parentSpan);
        }
    }

    void finish(Status status) {
        if (span != null && span != parentSpan) {
            span.finish(status);
        }
    }

    TestDescription description() {
        return new TestDescription(
                identifier.getUniqueId(),
                className,
                method == null ? null : method.getMethodName(),
                identifier.getDisplayName(),
                identifier.isTest() ? reportName() : null,
                tags(identifier.getTags()));
    }

    /**
     * The name in TEST-*.xml as Surefire 3.5 and 3.6 build it; 3.0 to 3.5.1 leave out the index of a repeated or dynamic test.
     * Inside brackets the legacy name is the only one that tells the parameters apart.
     */
    private String reportName() {
        if (method == null) {
            return identifier.getDisplayName();
        }
        String parameterTypes = method.getMethodParameterTypes();
        boolean hasParameters = parameterTypes != null && !parameterTypes.trim().isEmpty();
        String legacyName = identifier.getLegacyReportingName();
        return hasParameters || insideBrackets || endsWithIndex(legacyName) ? legacyName : method.getMethodName();
    }

    private static @Nullable String classNameOf(@Nullable TestSource source, @Nullable PlatformNode parent) {
        if (source instanceof MethodSource) {
            return ((MethodSource) source).getClassName();
        }
        if (source instanceof ClassSource) {
            return ((ClassSource) source).getClassName();
        }
        return parent == null ? null : parent.className;
    }

    private static OpenSpan newSpan(TestIdentifier identifier, TestEvents session) {
        return identifier.isTest() ? OpenSpan.ofTest(session) : OpenSpan.ofContainer(session);
    }

    /** An engine's segment ends its unique id: {@code [engine:junit-jupiter]}, also below a suite. */
    private static boolean isEngine(TestIdentifier identifier) {
        String uniqueId = identifier.getUniqueId();
        return uniqueId.startsWith("[engine:", uniqueId.lastIndexOf('/') + 1);
    }

    private static boolean isBracketed(String name) {
        return name.length() > 2 && name.startsWith("[") && name.endsWith("]");
    }

    /** Whether the name ends in {@code [7]}, as that of an invocation does. */
    private static boolean endsWithIndex(String name) {
        int at = name.length() - 1;
        if (at < 0 || name.charAt(at) != ']') {
            return false;
        }
        do {
            at--;
        } while (at >= 0 && name.charAt(at) >= '0' && name.charAt(at) <= '9');
        return at >= 0 && name.charAt(at) == '[' && at < name.length() - 2;
    }

    private static Collection<String> tags(Set<TestTag> tags) {
        Collection<String> names = new ArrayList<>(tags.size());
        for (TestTag tag : tags) {
            names.add(tag.getName());
        }
        return names;
    }
}
