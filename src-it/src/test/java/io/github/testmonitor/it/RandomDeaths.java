package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Forks that are killed at random moments, a test class each: written before the build, and held afterwards against what the tests
 * told of themselves. In every second class the tests run at once, four at a time.
 */
public final class RandomDeaths {
    private static final String SEED = "it.seed";
    private static final int LATEST_MILLIS = 1500;

    private final Build build;

    private RandomDeaths(Build build) {
        this.build = build;
    }

    public static RandomDeaths of(File folder) {
        return new RandomDeaths(Build.of(folder));
    }

    /** Writes the classes. The seed is a new one each time, unless the system property {@value #SEED} names it. */
    public void write(int forks) throws IOException {
        long seed = Long.getLong(SEED, System.nanoTime());
        Files.writeString(seedFile(), String.valueOf(seed));
        Random random = new Random(seed);
        for (int number = 0; number < forks; number++) {
            String name = "Doomed%03dTest".formatted(number);
            Files.writeString(build.folder().resolve("src/test/java/it").resolve(name + ".java"), """
                    package it;

                    import org.junit.jupiter.api.parallel.Execution;
                    import org.junit.jupiter.api.parallel.ExecutionMode;

                    @Execution(ExecutionMode.%s)
                    class %s extends Doomed {
                        %s() {
                            super(%d);
                        }
                    }
                    """.formatted(
                            number % 2 == 0 ? "SAME_THREAD" : "CONCURRENT", name, name, random.nextInt(LATEST_MILLIS)));
        }
    }

    /** How many forks were started. */
    public int forks() throws IOException {
        return build.forkFiles().size();
    }

    /** How many forks were in a test when they were killed, by what their tests told. */
    public int inFlight() throws IOException {
        int inFlight = 0;
        for (ForkFile fork : build.forkFiles()) {
            inFlight += new DoomedFork(fork, told(fork)).inFlight().isEmpty() ? 0 : 1;
        }
        return inFlight;
    }

    /** What is wrong with the fork files, and where they say otherwise than the tests; empty is good. */
    public List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>(build.forkFileProblems());
        for (ForkFile fork : build.forkFiles()) {
            new DoomedFork(fork, told(fork))
                    .problems()
                    .forEach(problem -> problems.add(fork.path().getFileName() + ": " + problem));
        }
        int classes = Objects.requireNonNull(build.folder()
                        .resolve("src/test/java/it")
                        .toFile()
                        .list((folder, name) -> name.matches("Doomed\\d+Test.java")))
                .length;
        if (classes != forks()) {
            problems.add(classes + " classes, but " + forks() + " fork files");
        }
        return problems;
    }

    @Override
    public String toString() {
        try {
            return "Seed " + Files.readString(seedFile()) + ": " + forks() + " forks killed, " + inFlight()
                    + " of them in a test; -D" + SEED + " runs them again.";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path seedFile() {
        return build.folder().resolve("seed.txt");
    }

    private List<String> told(ForkFile fork) throws IOException {
        Path file = build.target().resolve("told/" + fork.started().get("pid") + ".txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
