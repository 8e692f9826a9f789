package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JVM that keeps Maven with all its components for several builds, as Maven's daemon does; what is left of each is written down by
 * {@link ResidentMavenMain}.
 */
public final class ResidentMaven {
    private final MavenCall call;

    private ResidentMaven(MavenCall call) {
        this.call = call;
    }

    public static ResidentMaven of(MavenCall call) {
        return new ResidentMaven(call);
    }

    /** Runs {@code mvn test} so many times; the console of all goes to resident.log. */
    public List<Left> run(int builds) throws IOException, InterruptedException {
        Path folder = call.folder();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dmaven.home=" + call.home(),
                "-Dlibrary.jansi.path=" + call.home().resolve("lib/jansi-native"),
                "-Dmaven.multiModuleProjectDirectory=" + folder,
                "-cp",
                classWorlds() + File.pathSeparator + ownClasses(),
                ResidentMavenMain.class.getName(),
                String.valueOf(builds),
                "-B",
                "-s",
                call.settings().toString(),
                "-Dmaven.repo.local=" + call.repository(),
                "test"));
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("resident.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("The resident Maven ended with " + exit + ", see resident.log");
        }
        List<Left> left = new ArrayList<>();
        for (int number = 1; number <= builds; number++) {
            left.add(Left.read(folder.resolve("left-" + number + ".txt")));
        }
        return left;
    }

    private Path classWorlds() throws IOException {
        try (Stream<Path> boot = Files.list(call.home().resolve("boot"))) {
            return boot.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path ownClasses() {
        return Path.of(ResidentMavenMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    /**
     * What was left of one build.
     *
     * @param build by build.json of the first module
     * @param behind threads, shutdown hooks and properties that were not there before the first build and tell of us
     * @param objects how many of each class of ours the heap still had
     */
    public record Left(int exitCode, String build, List<String> behind, Map<String, Long> objects) {

        /** What there was more of than after an earlier build. */
        public List<String> grownSince(Left earlier) {
            return objects.entrySet().stream()
                    .filter(left -> left.getValue() > earlier.objects.getOrDefault(left.getKey(), 0L))
                    .map(left -> left.getKey() + ": " + earlier.objects.getOrDefault(left.getKey(), 0L) + ", then "
                            + left.getValue())
                    .toList();
        }

        static Left read(Path file) throws IOException {
            int exitCode = -1;
            String build = "";
            List<String> behind = new ArrayList<>();
            Map<String, Long> objects = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split("\t", -1);
                switch (words[0]) {
                    case "exit" -> exitCode = Integer.parseInt(words[1]);
                    case "build" -> build = words[1];
                    case "object" -> objects.merge(words[1], Long.valueOf(words[2]), Long::sum);
                    default -> behind.add(line);
                }
            }
            return new Left(exitCode, build, behind, objects);
        }
    }
}
