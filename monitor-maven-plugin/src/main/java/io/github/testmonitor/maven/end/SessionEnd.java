package io.github.testmonitor.maven.end;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.live.LiveSession;
import io.github.testmonitor.maven.live.LiveSettings;
import io.github.testmonitor.maven.report.ReportModules;
import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.probe.ContainerKills;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Shows what was measured, when the session is over, passed or failed; nothing in a session without tests. */
public final class SessionEnd implements Runnable {
    private final MavenSession session;
    private final SharedSession shared;
    private final @Nullable LiveSession live;
    private final Set<ReportFormat> formats;
    private final boolean keepsRecordings;
    private final Log log;
    private final OptionalLong killsBefore = ContainerKills.read(Path.of("/"));

    private SessionEnd(
            MavenSession session,
            SharedSession shared,
            @Nullable LiveSession live,
            Set<ReportFormat> formats,
            boolean keepsRecordings,
            Log log) {
        this.session = session;
        this.shared = shared;
        this.live = live;
        this.formats = formats;
        this.keepsRecordings = keepsRecordings;
        this.log = log;
    }

    /** Leaves the end to the participant, once a session; does nothing where there is none. */
    public static void prepare(
            MavenSession session,
            LiveSettings liveSettings,
            Set<ReportFormat> formats,
            boolean keepsRecordings,
            Log log) {
        SharedSession shared = SharedSession.of(session);
        if (!shared.hasParticipant()) {
            if (liveSettings.port() != null) {
                log.warn("There is no live page: monitor.live.port works with the extension only.");
            }
            return;
        }
        shared.one(SessionEnd.class, () -> {
            LiveSession live = LiveSession.start(liveSettings, session, log);
            SessionEnd end = new SessionEnd(session, shared, live, formats, keepsRecordings, log);
            shared.setAtEnd(end);
            return end;
        });
    }

    @Override
    public void run() {
        closeLive();
        if (!TestTraces.of(shared).existSince(session.getStartTime().toInstant())) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SessionEnd.class.getClassLoader());
        try {
            show();
        } catch (IOException e) {
            log.warn("What was measured cannot be shown: " + e.getMessage());
            log.debug(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void closeLive() {
        if (live == null) {
            return;
        }
        try {
            live.close();
        } catch (RuntimeException | LinkageError e) {
            log.debug("What was shown while the tests ran was not closed in order", e);
        }
    }

    private void show() throws IOException {
        OptionalLong killsNow = ContainerKills.read(Path.of("/"));
        Long killed =
                killsBefore.isPresent() && killsNow.isPresent() ? killsNow.getAsLong() - killsBefore.getAsLong() : null;
        ForkFailures.of(session).write(shared.preparedModules().keySet(), killed);
        List<ModuleFolder> modules = ReportModules.ofSession(session, shared.preparedModules());
        MavenProject root = root();
        MonitorReport report = MonitorReport.read(root.getName(), modules);
        Path page = report.writeTo(MonitorFolder.of(root).report(), formats, Locale.ROOT);
        report.writeMetrics(MonitorFolder.of(root).metrics());
        if (!keepsRecordings) {
            report.deleteRecordings();
        }
        report.summary().forEach(log::info);
        log.info("Report: " + page.toAbsolutePath());
    }

    /** Where the build was started; or the one module that it was restricted to. */
    private MavenProject root() {
        List<MavenProject> projects = session.getProjects();
        if (projects.size() == 1) {
            return projects.get(0);
        }
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
    }
}
