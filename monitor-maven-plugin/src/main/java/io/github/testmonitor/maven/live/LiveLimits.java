package io.github.testmonitor.maven.live;

import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.TestLimits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;

/** The limits of single tests in each module of the session, as they become known. Thread-safe. */
public final class LiveLimits {
    private static final TestLimits NONE = TestLimits.of(List.of());

    private final Map<String, TestLimits> byModule = new ConcurrentHashMap<>();

    private LiveLimits() {}

    /** The session's own. */
    public static LiveLimits of(MavenSession session) {
        return SharedSession.of(session).one(LiveLimits.class, LiveLimits::new);
    }

    /** @param module {@code groupId:artifactId} */
    public void put(String module, List<Rule> rules) {
        byModule.put(module, TestLimits.of(rules));
    }

    TestLimits get(String module) {
        return byModule.getOrDefault(module, NONE);
    }
}
