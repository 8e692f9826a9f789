package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Maven that a script starts by itself, where the invoker's own way is not enough. Immutable.
 *
 * @param settings as the invoker's own Maven has them
 * @param environment beside what this process has
 * @param before words of a command that is to start Maven
 */
public record MavenCall(
        Path home, Path folder, Path repository, Path settings, Map<String, String> environment, List<String> before) {

    public static MavenCall of(File home, File folder, File repository) {
        return new MavenCall(
                home.toPath(),
                folder.toPath(),
                repository.toPath(),
                folder.toPath().resolveSibling("interpolated-settings.xml"),
                Map.of(),
                List.of());
    }

    public MavenCall with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new MavenCall(home, folder, repository, settings, more, before);
    }

    /** The same, started by a command that takes Maven's command as its last words. */
    public MavenCall by(String... words) {
        return new MavenCall(home, folder, repository, settings, environment, List.of(words));
    }

    /** @param log takes the console; a name in the folder of the build */
    public Process start(String log, String... goals) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("bin/mvn").toString());
        command.addAll(List.of("-B", "-s", settings.toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(goals));
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        maven.environment().putAll(environment);
        return maven.start();
    }

    /** @return Maven's exit code */
    public int run(String log, String... goals) throws IOException, InterruptedException {
        return start(log, goals).waitFor();
    }
}
