package io.github.testmonitor.maven.participant;

import io.github.testmonitor.maven.session.Goals;
import io.github.testmonitor.maven.session.SharedSession;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the agent into the forks of every module, and shows at the end of the session what was measured, whether the build
 * passed or failed. Loaded twice, by two ways or in two versions, the first one acts. Stateless: a Maven daemon keeps it.
 */
public final class MonitorParticipant extends AbstractMavenLifecycleParticipant {
    private static final Logger LOGGER = LoggerFactory.getLogger(MonitorParticipant.class);

    @Override
    public void afterProjectsRead(MavenSession session) {
        if (!SharedSession.of(session).claim(getClass()) || !Goals.mayRunTests(session.getGoals())) {
            return;
        }
        try {
            ModelEdit.apply(session);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("Test Monitor could not change the build's model; tests may go unmeasured: {}", e.toString());
            LOGGER.debug("Test Monitor could not change the build's model", e);
        }
    }

    @Override
    public void afterSessionEnd(MavenSession session) {
        SharedSession shared = SharedSession.of(session);
        Runnable action = shared.claim(getClass()) ? shared.atEnd() : null;
        if (action == null) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("Test Monitor could not show what was measured: {}", e.toString());
            LOGGER.debug("Test Monitor could not show what was measured", e);
        }
    }
}
