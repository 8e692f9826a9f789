package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.MavensOwnJvm;
import io.github.testmonitor.session.TestEvents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Hears the JUnit Platform: Jupiter, vintage, Spock, Cucumber, suites and whatever else has an engine. The platform makes one for
 * each launcher, by ServiceLoader.
 *
 * <p>What the platform calls a test is a test, also one that contains others (a data-driven Spock feature), as Surefire counts it
 * so. Every other node is a container, except engines: an engine's children belong to the nearest container above it. A node
 * that is skipped is told once, whether it is a test or a class; nothing below it is reported by the platform.
 *
 * <p>A plan that begins without a session, or inside another run, is ignored to its end. Nothing of a plan is kept after it.
 */
public final class PlatformListener implements TestExecutionListener {
    /** Key of a report entry that begins a section; its value is the name. */
    static final String SECTION = "monitor.section";

    /** Key of a report entry that ends the section of that name. */
    static final String SECTION_END = "monitor.section.end";

    private final Authority authority;
    private final Failures failures = new Failures();
    private final Map<String, PlatformNode> open = new ConcurrentHashMap<>();
    private volatile @Nullable TestPlan plan;
    private volatile @Nullable TestEvents session;

    /** For the platform. */
    public PlatformListener() {
        this(Authority.OF_THIS_JVM);
    }

    PlatformListener(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan begun) {
        TestEvents connected = plan == null ? MavensOwnJvm.begin() : null;
        if (connected != null && authority.enter(this)) {
            plan = begun;
            session = connected;
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // This very plan, of which there is one.
    public void testPlanExecutionFinished(TestPlan ended) {
        if (plan == ended) {
            session = null;
            plan = null;
            finishWhatIsOpen();
            authority.leave(this);
            MavensOwnJvm.end();
        }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        TestEvents connected = session;
        if (connected == null) {
            return;
        }
        try {
            PlatformNode node = PlatformNode.of(identifier, parentOf(identifier), connected);
            open.put(identifier.getUniqueId(), node);
            node.start();
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (session == null) {
            return;
        }
        try {
            finish(identifier.getUniqueId(), status(result.getStatus()));
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        TestEvents connected = session;
        if (connected == null) {
            return;
        }
        try {
            connected.testSkipped(
                    PlatformNode.of(identifier, parentOf(identifier), connected).description(), reason);
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    /** A test may name what it is doing: see {@link #SECTION} and {@link #SECTION_END}. Comes on the thread that published it. */
    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        TestEvents connected = session;
        if (connected == null || !open.containsKey(identifier.getUniqueId())) {
            return;
        }
        try {
            for (Map.Entry<String, String> pair : entry.getKeyValuePairs().entrySet()) {
                if (pair.getKey().equals(SECTION)) {
                    connected.sectionStarted(pair.getValue());
                } else if (pair.getKey().equals(SECTION_END)) {
                    connected.sectionFinished(pair.getValue());
                }
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    /** An engine that breaks off ends nothing it began; the unique id of a child is longer than its parent's. */
    private void finishWhatIsOpen() {
        try {
            while (!open.isEmpty()) {
                String innermost = "";
                for (String uniqueId : open.keySet()) {
                    innermost = uniqueId.length() > innermost.length() ? uniqueId : innermost;
                }
                finish(innermost, Status.ABORTED);
            }
        } catch (Throwable failure) {
            open.clear();
            failures.tell(failure);
        }
    }

    private void finish(String uniqueId, Status status) {
        PlatformNode node = open.get(uniqueId);
        if (node != null) {
            node.finish(status);
            open.remove(uniqueId);
        }
    }

    private @Nullable PlatformNode parentOf(TestIdentifier identifier) {
        String parent = identifier.getParentId().orElse(null);
        return parent == null ? null : open.get(parent);
    }

    private static Status status(TestExecutionResult.Status status) {
        if (status == TestExecutionResult.Status.SUCCESSFUL) {
            return Status.SUCCESSFUL;
        }
        return status == TestExecutionResult.Status.ABORTED ? Status.ABORTED : Status.FAILED;
    }
}
