package io.github.testmonitor.maven.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * What the participant and the mojos of one Maven session know of each other. It lives as long as Maven's repository session:
 * a Maven daemon keeps nothing of it. May be used by several threads.
 */
public final class SharedSession {
    private static final String KEY = "io.github.testmonitor.session";
    private static final String PARTICIPANT = "participant";
    private static final String BUILD_ID = "buildId";
    private static final String AT_END = "atEnd";
    private static final String MODULES = "modules";
    private static final String LEFT = "leftModules";
    private static final String FORKS = "forksFolders";
    private static final String REPORTS = "reportsFolders";

    private final Map<Object, Object> values;

    private SharedSession(Map<Object, Object> values) {
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    public static SharedSession of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, new ConcurrentHashMap<Object, Object>());
        return new SharedSession((Map<Object, Object>) Objects.requireNonNull(data.get(KEY)));
    }

    /** Whether this participant is the session's first, and so the one that acts. The answer stays the same. */
    public boolean claim(Class<?> participant) {
        Object before = values.putIfAbsent(PARTICIPANT, participant);
        return before == null || before == participant;
    }

    /** Whether somebody will run what is to be done when the session ends. */
    public boolean hasParticipant() {
        return values.containsKey(PARTICIPANT);
    }

    /** The same in all modules of the session. */
    public String buildId() {
        return (String)
                values.computeIfAbsent(BUILD_ID, key -> UUID.randomUUID().toString());
    }

    /** The one object of this type in the session, made by the first who asks; who makes it may use the session meanwhile. */
    public <T> T one(Class<T> type, Supplier<T> made) {
        synchronized (values) {
            Object present = values.get(type);
            if (present == null) {
                present = made.get();
                values.put(type, present);
            }
            return type.cast(present);
        }
    }

    /**
     * Sets what the participant does when the session ends.
     *
     * @return false where there is no participant, or something is set already
     */
    public boolean setAtEnd(Runnable action) {
        return hasParticipant() && values.putIfAbsent(AT_END, action) == null;
    }

    public @Nullable Runnable atEnd() {
        return (Runnable) values.get(AT_END);
    }

    /**
     * Notes that the agent was prepared for a module.
     *
     * @param name what people call the module
     * @return how often that was noted, this time included
     */
    public int prepared(Path monitorDirectory, String name) {
        Map<Path, List<String>> modules = modules();
        synchronized (modules) {
            List<String> names = modules.computeIfAbsent(monitorDirectory, key -> new ArrayList<>());
            names.add(name);
            return names.size();
        }
    }

    /** The modules that the agent was prepared for, in that order, with their names. */
    public Map<Path, String> preparedModules() {
        Map<Path, List<String>> modules = modules();
        synchronized (modules) {
            Map<Path, String> names = new LinkedHashMap<>();
            modules.forEach((directory, all) -> names.put(directory, all.get(0)));
            return names;
        }
    }

    /** Notes that no tests run in a module, and that it has data of an earlier session. */
    public void addLeft(Path monitorDirectory) {
        paths(LEFT).add(monitorDirectory);
    }

    public boolean isLeft(Path monitorDirectory) {
        return paths(LEFT).contains(monitorDirectory);
    }

    /** Notes where an execution's forks write; files of other sessions are gone from there. */
    public void addForksFolder(Path folder) {
        paths(FORKS).add(folder);
    }

    public Set<Path> forksFolders() {
        return Set.copyOf(paths(FORKS));
    }

    /** Notes where an execution's TEST-*.xml are written. */
    public void addReportsFolder(Path folder) {
        paths(REPORTS).add(folder);
    }

    public Set<Path> reportsFolders() {
        return Set.copyOf(paths(REPORTS));
    }

    /** Counts from 1 the runs of one execution of prepare-agent in one module: each serves one run of the lifecycle. */
    public int nextInvocation(String module, String preparingExecution) {
        return (Integer)
                values.merge(List.of("invocation", module, preparingExecution), 1, (a, b) -> (Integer) a + (Integer) b);
    }

    @SuppressWarnings("unchecked")
    private Set<Path> paths(String name) {
        return (Set<Path>) values.computeIfAbsent(name, key -> ConcurrentHashMap.<Path>newKeySet());
    }

    @SuppressWarnings("unchecked")
    private Map<Path, List<String>> modules() {
        return (Map<Path, List<String>>)
                values.computeIfAbsent(MODULES, key -> new LinkedHashMap<Path, List<String>>());
    }
}
