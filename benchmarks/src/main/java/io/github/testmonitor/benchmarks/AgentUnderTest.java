package io.github.testmonitor.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The agent as prepare-agent would hand it to a fork, with fork files in a folder that goes when the benchmark ends. */
record AgentUnderTest(String argument, List<String> settings) {

    /** @param settings lines of the agent's config file; they win over the usual ones */
    static AgentUnderTest with(List<String> settings) throws IOException, URISyntaxException {
        Path target = Path.of(Benchmarks.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
        Path folder = empty(target.resolve("forks"));
        // Of another version of the agent, for all that is known.
        empty(target.resolve("agent").resolve("woven"));
        Path config = folder.resolve("agent.properties");
        Files.writeString(
                config, """
                buildId=benchmark
                module=benchmarks:benchmarks
                execution=surefire:default-test
                invocation=1
                intervalMillis=100
                processReadings=auto
                exactPeakRss=auto
                ownership=true
                stacks=true
                profile=none
                outputDirectory=%s
                wovenClasses=%s
                %s
                """.formatted(folder, target.resolve("agent").resolve("woven"), String.join("\n", settings)));
        return new AgentUnderTest(
                "-javaagent:" + target.resolve("agent").resolve("monitor-agent.jar") + "=fork=1,config=" + config,
                settings);
    }

    private static Path empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> before = Files.list(folder)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    /** Runs a JVM of these benchmarks with the agent, to its end. */
    void run(List<String> options, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add(argument);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** The JVM that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The size of what the agent has written. */
    long forkFileBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(config().resolveSibling(""))) {
            for (Path file : files.filter(AgentUnderTest::isForkFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private Path config() {
        return Path.of(argument.substring(argument.indexOf("config=") + "config=".length()));
    }

    private static boolean isForkFile(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    /** An agent that cannot start keeps silent, and costs nothing: figures of it would be a lie. */
    void hasRun() throws IOException {
        try (Stream<Path> files = Files.list(config().resolveSibling(""))) {
            if (files.noneMatch(AgentUnderTest::isForkFile)) {
                throw new IllegalStateException("The agent did not run: there is no fork file beside " + config());
            }
        }
    }
}
