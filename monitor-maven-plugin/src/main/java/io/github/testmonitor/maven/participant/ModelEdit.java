package io.github.testmonitor.maven.participant;

import io.github.testmonitor.maven.pom.ArgLine;
import io.github.testmonitor.maven.pom.ArgLineEdit;
import io.github.testmonitor.maven.pom.ClassLineEdit;
import io.github.testmonitor.maven.pom.MonitorPlugin;
import io.github.testmonitor.maven.pom.SkipRequest;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.maven.session.Goals;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the participant changes in the model of the session's projects; nothing where it is to be skipped. */
final class ModelEdit {
    private ModelEdit() {}

    static void apply(MavenSession session) {
        if (Goals.nameOurPrefix(session.getGoals())) {
            session.getProjects().forEach(MonitorPlugin::makeKnownTo);
        }
        boolean edited = false;
        for (MavenProject project : session.getProjects()) {
            if (TestExecution.mayBeIn(project) && !SkipRequest.standsFor(session, project)) {
                edit(session, project);
                edited = true;
            }
        }
        if (edited) {
            prepareDirectCalls(session);
        }
    }

    private static void edit(MavenSession session, MavenProject project) {
        new ArgLineEdit(project, commandLineProperty(session, ArgLine.PROPERTY)).apply();
        if (ClassLineEdit.isWanted(session, project)) {
            new ClassLineEdit(project).apply();
        }
        if (!TestExecution.in(project).isEmpty()) {
            MonitorPlugin.bindPrepareAgent(project);
        }
    }

    /** {@code mvn surefire:test} runs no phase, and so nothing that is bound to one: the goal is put before it. */
    private static void prepareDirectCalls(MavenSession session) {
        String prepareAgent = MonitorPlugin.fullGoal(MonitorPlugin.PREPARE_AGENT);
        List<String> goals = new ArrayList<>(session.getGoals());
        for (int i = 0; i < goals.size(); i++) {
            if (Goals.directCall(goals.get(i)).isPresent()) {
                goals.add(i, prepareAgent);
                session.getRequest().setGoals(goals);
                return;
            }
        }
    }

    private static @Nullable String commandLineProperty(MavenSession session, String name) {
        String value = session.getUserProperties().getProperty(name);
        return value != null ? value : session.getSystemProperties().getProperty(name);
    }
}
