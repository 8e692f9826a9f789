package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    public BuildLog log() throws IOException {
        return new BuildLog(Files.readString(folder.resolve("build.log"), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** What is wrong with the fork files by themselves and held against what Surefire and Failsafe say; empty is good. */
    public List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>();
        List<ForkFile> files = forkFiles();
        files.forEach(file -> problems.addAll(RecordFormat.problems(file)));
        problems.addAll(SeenTests.of(files).differences(TestReports.below(target())));
        if (has("build.log")) {
            problems.addAll(log().problems());
        }
        return problems;
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
