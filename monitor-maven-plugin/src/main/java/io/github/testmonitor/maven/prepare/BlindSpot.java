package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.pom.ArgLine;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.maven.pom.TestPlugin;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Why the tests of an execution cannot be seen, as far as the build can tell before they run. */
final class BlindSpot {
    /** {@code 0}, {@code 0C}, {@code 0.0C}. */
    private static final Pattern NO_FORK = Pattern.compile("0+(\\.0+)?C?");

    private final MavenProject project;
    private final String propertyName;
    private final boolean commandLineArgLine;

    /**
     * @param propertyName takes the agent where an execution has no late property
     * @param commandLineArgLine whether that property is given on the command line, which then wins
     */
    BlindSpot(MavenProject project, String propertyName, boolean commandLineArgLine) {
        this.project = project;
        this.propertyName = propertyName;
        this.commandLineArgLine = commandLineArgLine;
    }

    Optional<Blindness> of(TestExecution execution, ExecutionParameters parameters) {
        if (isSkipped(execution, parameters)) {
            return Optional.of(Blindness.SKIPPED);
        }
        if (hasNoTests(parameters)) {
            return Optional.of(Blindness.NO_TESTS);
        }
        if (isForkless(parameters)) {
            return Optional.of(Blindness.FORK_COUNT_ZERO);
        }
        return execution.takesLateProperty() ? Optional.empty() : ofProperty(execution);
    }

    private static boolean isSkipped(TestExecution execution, ExecutionParameters parameters) {
        return parameters.isTrue("skipTests", "skipTests")
                || parameters.isTrue("skip", "maven.test.skip")
                || parameters.isTrue("skipExec", "maven.test.skip.exec")
                || (execution.plugin() == TestPlugin.FAILSAFE && parameters.isTrue("skipITs", "skipITs"));
    }

    /** Sources may still be generated, and classes may come from elsewhere: then it is not certain. */
    private boolean hasNoTests(ExecutionParameters parameters) {
        return parameters.configured("testClassesDirectory") == null
                && !parameters.has("dependenciesToScan")
                && !Files.exists(project.getBasedir().toPath().resolve("src/test"))
                && project.getTestCompileSourceRoots().stream().noneMatch(root -> Files.exists(Path.of(root)))
                && isEmpty(Path.of(project.getBuild().getTestOutputDirectory()));
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            return false; // It cannot be looked into, so that nothing is certain.
        }
    }

    private static boolean isForkless(ExecutionParameters parameters) {
        String forkCount = parameters.value("forkCount", "forkCount");
        return (forkCount != null && NO_FORK.matcher(forkCount.strip()).matches())
                || "never".equals(parameters.value("forkMode", "forkMode"));
    }

    private Optional<Blindness> ofProperty(TestExecution execution) {
        @Nullable String argLine = execution.configuration().value("argLine");
        if (argLine != null && !argLine.isBlank()) {
            return ArgLine.takes(argLine, propertyName) ? Optional.empty() : Optional.of(Blindness.FIXED_ARG_LINE);
        }
        if (!propertyName.equals(ArgLine.PROPERTY)) {
            return Optional.of(Blindness.FIXED_ARG_LINE);
        }
        return commandLineArgLine ? Optional.of(Blindness.COMMAND_LINE_ARG_LINE) : Optional.empty();
    }

    /** What the user should know, and do; empty where it is as the user wants it. */
    Optional<String> advice(TestExecution execution, Blindness blindness) {
        String unseen = "The tests of " + execution.name() + " will not be measured: ";
        return switch (blindness) {
            case FORK_COUNT_ZERO ->
                Optional.of(
                        "The tests of " + execution.name()
                                + " run inside Maven's own JVM: what is measured of memory is "
                                + "Maven's too, and JUnit 3 and 4 are not seen before Surefire 3.6. Set <forkCount>1</forkCount>.");
            case FIXED_ARG_LINE ->
                Optional.of(unseen + "its <argLine> does not take the agent. Set <extensions>true</extensions> on "
                        + "monitor-maven-plugin, or write <argLine>@{" + propertyName + "}"
                        + Optional.ofNullable(execution.configuration().value("argLine"))
                                .filter(text -> !text.isBlank())
                                .map(text -> " " + text.strip())
                                .orElse("")
                        + "</argLine>.");
            case COMMAND_LINE_ARG_LINE ->
                Optional.of(unseen + "-D" + propertyName + " on the command line replaces the agent. Set "
                        + "<extensions>true</extensions> on monitor-maven-plugin, which keeps both.");
            case SKIPPED, NO_TESTS -> Optional.empty();
        };
    }
}
