package io.github.testmonitor.session;

import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What a listener knows of a test or container. Immutable. The unique id is the key; the rest are labels. */
public final class TestDescription {
    private final String uniqueId;
    private final @Nullable String className;
    private final @Nullable String methodName;
    private final String displayName;
    private final @Nullable String reportName;
    private final Collection<String> tags;

    public TestDescription(
            String uniqueId,
            @Nullable String className,
            @Nullable String methodName,
            String displayName,
            @Nullable String reportName,
            Collection<String> tags) {
        this.uniqueId = uniqueId;
        this.className = className;
        this.methodName = methodName;
        this.displayName = displayName;
        this.reportName = reportName;
        this.tags = Collections.unmodifiableCollection(tags);
    }

    public String uniqueId() {
        return uniqueId;
    }

    public @Nullable String className() {
        return className;
    }

    public @Nullable String methodName() {
        return methodName;
    }

    public String displayName() {
        return displayName;
    }

    /** The name that Surefire's report gives the test, as near as it can be known in the fork. */
    public @Nullable String reportName() {
        return reportName;
    }

    public Collection<String> tags() {
        return tags;
    }
}
