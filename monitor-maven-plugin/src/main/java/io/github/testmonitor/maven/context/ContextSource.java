package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.build.ExecutionContext.Machine;
import io.github.testmonitor.report.build.ExecutionContext.Revision;
import io.github.testmonitor.report.build.ExecutionContext.Software;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the execution context of a build comes from. May be used by several threads. */
public final class ContextSource {
    /** For a git that waits for a network drive, and for a JVM on a machine that is all taken. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, String> variables;
    private final Software software;
    private final GitCheckout checkout;
    private final MachineProbe machine;

    ContextSource(Map<String, String> variables, Software software, GitCheckout checkout, MachineProbe machine) {
        this.variables = variables;
        this.software = software;
        this.checkout = checkout;
        this.machine = machine;
    }

    /**
     * The context of this Maven session.
     *
     * @param folder inside the working copy
     * @param classPath OSHI and what it needs
     */
    public static ContextSource ofSession(
            Path folder, List<Path> classPath, @Nullable String mavenVersion, String monitorVersion) {
        Map<String, String> variables = System.getenv();
        Command command = Command.in(folder, TIMEOUT);
        return new ContextSource(
                variables,
                new Software(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        mavenVersion,
                        monitorVersion),
                new GitCheckout(command),
                new MachineProbe(command, classPath, ContainerFacts.of(variables, Path.of("/"))));
    }

    /** What is known without asking anybody. */
    public ExecutionContext atOnce() {
        return context(
                new Machine(
                        null,
                        null,
                        Runtime.getRuntime().availableProcessors(),
                        null,
                        null,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("os.version"),
                        null,
                        null,
                        null),
                null);
    }

    /** Everything; takes up to a few seconds. */
    public ExecutionContext complete() {
        return context(machine.machine(), checkout.revision().orElse(null));
    }

    private ExecutionContext context(Machine machine, @Nullable Revision ofCheckout) {
        Optional<CiSystem> ci = CiSystem.in(variables);
        return new ExecutionContext(
                machine,
                software,
                revision(ofCheckout, ci),
                ci.map(system -> system.build(variables)).orElse(null));
    }

    /** A CI system knows the branch better, because it checks out commits; git knows better what lies there. */
    private @Nullable Revision revision(@Nullable Revision ofCheckout, Optional<CiSystem> ci) {
        String commit = ofCheckout != null
                ? ofCheckout.commit()
                : ci.flatMap(system -> system.commit(variables)).orElse(null);
        String branch = ci.flatMap(system -> system.branch(variables))
                .orElseGet(() -> ofCheckout == null ? null : ofCheckout.branch());
        Boolean modified = ofCheckout == null ? null : ofCheckout.modified();
        return commit == null && branch == null ? null : new Revision(commit, branch, modified);
    }
}
