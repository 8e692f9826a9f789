package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a build of one module has left in its folder. Reads the files anew at each call.
 *
 * @param folder the module's base directory
 */
public record Build(Path folder) {

    public static Build of(File folder) {
        return new Build(folder.toPath());
    }

    /** The same for a module below this one. */
    public Build module(String name) {
        return new Build(folder.resolve(name));
    }

    /** Every folder at and below this one in which something was built, in the order of their paths. */
    public List<Build> modules() throws IOException {
        List<Build> modules = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> Files.isDirectory(path.resolve("target")))
                    .sorted()
                    .forEach(built -> modules.add(new Build(built)));
        }
        return modules;
    }

    public Path target() {
        return folder.resolve("target");
    }

    /** All fork files, in the order of their paths. */
    public List<ForkFile> forkFiles() throws IOException {
        return forkFilesBelow(forks());
    }

    /** The fork files of an execution, as {@code surefire-default-test}. */
    public List<ForkFile> forkFiles(String execution) throws IOException {
        return forkFilesBelow(forks().resolve(execution));
    }

    /** The spans of all tests of all forks. */
    public List<Span> tests() throws IOException {
        return forkFiles().stream().flatMap(file -> file.tests().stream()).toList();
    }

    /** The spans of the tests with that method name. */
    public List<Span> tests(String methodName) throws IOException {
        return tests().stream()
                .filter(test -> methodName.equals(test.methodName()))
                .toList();
    }

    /** The spans of all containers of all forks. */
    public List<Span> containers() throws IOException {
        return forkFiles().stream().flatMap(file -> file.containers().stream()).toList();
    }

    /** The content of build.json. */
    public Map<String, Object> buildFile() throws IOException {
        return Json.parse(read("target/monitor/build.json"));
    }

    public String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    public boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** The console of the invoker's Maven: of all its calls, one after the other. */
    public BuildLog log() throws IOException {
        return log("build.log");
    }

    /** The console of a Maven that a script has called by itself. */
    public BuildLog log(String file) throws IOException {
        return new BuildLog(Files.readString(folder.resolve(file), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** What is wrong with the fork files by themselves and held against what Surefire and Failsafe say; empty is good. */
    public List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>(forkFileProblems());
        problems.addAll(differences());
        if (has("build.log")) {
            problems.addAll(log().problems());
        }
        return problems;
    }

    /** What is wrong with the fork files by themselves. */
    public List<String> forkFileProblems() throws IOException {
        return forkFiles().stream()
                .flatMap(file -> RecordFormat.problems(file).stream())
                .toList();
    }

    /** The classes of which more or fewer tests were seen than ran. */
    public List<String> differences() throws IOException {
        return SeenTests.of(forkFiles()).differences(TestReports.below(target()));
    }

    /** How many tests ran by what Surefire and Failsafe say, reruns included. */
    public int ran() throws IOException {
        return TestReports.below(target()).sum();
    }

    /** How many tests were seen from start to finish, and not given up by themselves. */
    public int seen() throws IOException {
        return SeenTests.of(forkFiles()).sum();
    }

    /** The cases of Surefire and Failsafe, file by file as they stand there, each with its outcome. */
    public List<String> cases() throws IOException {
        return TestReports.below(target()).cases();
    }

    /** TestNG's failed configuration methods, which Surefire reports as cases: failing ones that no test bore the name of. */
    public int failedConfigurations() throws IOException {
        Set<String> known = new HashSet<>();
        tests().forEach(test -> known.add(test.className() + '#' + test.methodName()));
        return (int) cases().stream()
                .filter(testCase -> testCase.endsWith(" failure") || testCase.endsWith(" error"))
                .map(testCase -> testCase.replaceAll(" (failure|error)$", ""))
                .filter(testCase -> !testCase.endsWith("#initializationError") && !testCase.endsWith("#"))
                .filter(testCase -> !known.contains(testCase))
                .count();
    }

    private Path forks() {
        return target().resolve("monitor/forks");
    }

    private static List<ForkFile> forkFilesBelow(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<ForkFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                files.add(ForkFile.read(path));
            }
        }
        return files;
    }
}
