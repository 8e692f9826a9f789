import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a project's tests again and again, in turn as they are, with an agent that does nothing, with Test Monitor (and, for {@code off},
 * without its stacks), and with others to compare with, and compares CPU time: that of all test forks, and that of the whole build with Maven. Wall time on a shared machine
 * says nothing; CPU time says enough when the runs alternate.
 *
 * <p>The forks are started through a script that stands for the JVM (Surefire's parameter {@code jvm}; where a POM sets it
 * from a property of another name, that is to be named). Unix with bash only.
 *
 * <pre>{@code
 * java benchmarks/SuiteComparison.java <project> <monitor-maven-plugin.jar> <rounds> [off] [jacoco=<agent jar>] [jfr] [jvm=<property>] [fork=<option>]... [maven argument]...
 * }</pre>
 *
 * <p>{@code fork} is an option for the forks of all ways. A heap of fixed size, as by {@code fork=-Xms1g fork=-Xmx1g}, takes out how far a
 * collector lets the heap grow, which can differ by half from one run to the next.
 */
public final class SuiteComparison {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private final Path project;
    private final String jvmProperty;
    private final List<String> forkOptions;
    private final List<String> mavenArguments;
    private final Path folder;

    private SuiteComparison(Path project, String jvmProperty, List<String> forkOptions, List<String> mavenArguments) throws IOException {
        this.project = project;
        this.jvmProperty = jvmProperty;
        this.forkOptions = forkOptions;
        this.mavenArguments = mavenArguments;
        this.folder = Files.createTempDirectory("suite-comparison");
    }

    /** One way to run the tests: options for their forks, and arguments for Maven. */
    private record Way(String name, List<String> forkOptions, List<String> mavenArguments) {}

    /** CPU seconds of one run. */
    private record Cost(double forks, double build) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            System.err.println("usage: java SuiteComparison.java <project> <monitor-maven-plugin.jar> <rounds>"
                    + " [off] [jacoco=<agent jar>] [jfr] [jvm=<property>] [fork=<option>]... [maven argument]...");
            System.exit(2);
        }
        Path plugin = Path.of(arguments[1]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[2]);
        List<String> rest = new ArrayList<>(Arrays.asList(arguments).subList(3, arguments.length));
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("plain", List.of(), List.of()));
        ways.add(new Way("empty agent", List.of("-javaagent:" + emptyAgent()), List.of()));
        ways.add(new Way("Test Monitor", List.of(), List.of("-Dmaven.ext.class.path=" + plugin)));
        String jvmProperty = "jvm";
        List<String> forkOptions = new ArrayList<>();
        for (String argument : List.copyOf(rest)) {
            if (argument.equals("off")) {
                ways.add(new Way(
                        "stacks off", List.of(), List.of("-Dmaven.ext.class.path=" + plugin, "-Dmonitor.stacks=false")));
                rest.remove(argument);
            } else if (argument.startsWith("jacoco=")) {
                Path jar = Path.of(argument.substring("jacoco=".length())).toAbsolutePath();
                ways.add(new Way("JaCoCo", List.of("-javaagent:" + jar + "=output=none"), List.of()));
                rest.remove(argument);
            } else if (argument.startsWith("jvm=")) {
                jvmProperty = argument.substring("jvm=".length());
                rest.remove(argument);
            } else if (argument.startsWith("fork=")) {
                forkOptions.add(argument.substring("fork=".length()));
                rest.remove(argument);
            } else if (argument.equals("jfr")) {
                ways.add(new Way("JFR, profile", List.of("-XX:StartFlightRecording=settings=profile"), List.of()));
                rest.remove(argument);
            }
        }
        new SuiteComparison(Path.of(arguments[0]).toAbsolutePath(), jvmProperty, forkOptions, rest).compare(ways, rounds);
    }

    private void compare(List<Way> ways, int rounds) throws IOException, InterruptedException {
        Map<Way, List<Cost>> costs = new LinkedHashMap<>();
        run(ways.get(0));
        for (int round = 1; round <= rounds; round++) {
            // Each way is the first of a round once: what ran just before may weigh on what follows.
            List<Way> turn = new ArrayList<>(ways);
            Collections.rotate(turn, 1 - round);
            for (Way way : turn) {
                Cost cost = run(way);
                costs.computeIfAbsent(way, none -> new ArrayList<>()).add(cost);
                System.out.printf(
                        Locale.ROOT, "round %d, %-14s forks %7.2f s, build %7.2f s%n", round, way.name(), cost.forks(), cost.build());
            }
        }
        double[] empty = costs.get(ways.get(1)).stream().mapToDouble(Cost::forks).sorted().toArray();
        System.out.printf(
                Locale.ROOT, "%nCPU, median (least to greatest) of %d rounds; ratio of medians to the empty agent's,%nmedian of the ratios within a round%n", rounds);
        ways.forEach(way -> {
            List<Cost> measured = costs.get(way);
            double[] forks = measured.stream().mapToDouble(Cost::forks).sorted().toArray();
            double[] build = measured.stream().mapToDouble(Cost::build).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-14s forks %7.2f s (%.2f to %.2f), ratio %.3f, within a round %.3f; build %7.2f s%n",
                    way.name(),
                    median(forks),
                    forks[0],
                    forks[forks.length - 1],
                    median(forks) / median(empty),
                    median(ratios(measured, costs.get(ways.get(1)))),
                    median(build));
        });
    }

    /** Of the forks, round by round; what slows the machine for a while so weighs on both. */
    private static double[] ratios(List<Cost> measured, List<Cost> compared) {
        return IntStream.range(0, measured.size())
                .mapToDouble(round -> measured.get(round).forks() / compared.get(round).forks())
                .sorted()
                .toArray();
    }

    private Cost run(Way way) throws IOException, InterruptedException {
        Path times = folder.resolve("times");
        Files.deleteIfExists(times);
        List<String> maven = new ArrayList<>(List.of("mvn", "-B", "-q", "-D" + jvmProperty + "=" + jvm(way, times)));
        maven.addAll(mavenArguments);
        maven.addAll(way.mavenArguments());
        Path ofBuild = folder.resolve("build");
        String quoted = String.join(" ", maven.stream().map(SuiteComparison::quoted).toList());
        Process process = new ProcessBuilder("bash", "-c", quoted + "; code=$?; LC_ALL=C times > " + quoted(ofBuild.toString()) + "; exit $code")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        if (!Files.exists(times)) {
            throw new IOException("No test fork was started by " + quoted + " in " + project + ", which ended with " + code);
        }
        return new Cost(children(times), children(ofBuild));
    }

    /** A script in the shape of a JDK that runs the real one, and adds what its forks took to a file. */
    private Path jvm(Way way, Path times) throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        Path shape = folder.resolve(way.name().replaceAll("\\W+", "-"));
        Path script = shape.resolve("bin/java");
        if (Files.exists(script)) {
            return script;
        }
        Files.createDirectories(script.getParent());
        try (Stream<Path> entries = Files.list(home)) {
            for (Path entry : entries.filter(one -> !one.endsWith("bin")).toList()) {
                Files.createSymbolicLink(shape.resolve(entry.getFileName()), entry);
            }
        }
        String options = Stream.concat(forkOptions.stream(), way.forkOptions().stream())
                .map(SuiteComparison::quoted)
                .collect(Collectors.joining(" "));
        Files.writeString(
                script,
                """
                #!/usr/bin/env bash
                %s %s "$@"
                code=$?
                LC_ALL=C times >> %s
                exit $code
                """
                        .formatted(quoted(home.resolve("bin/java").toString()), options, quoted(times.toString())));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + script + " executable");
        }
        return script;
    }

    /** The second of each two lines that bash's {@code times} prints: user and system time of the children, theirs included. */
    private static double children(Path times) throws IOException {
        double seconds = 0;
        List<String> lines = Files.readAllLines(times);
        for (int at = 1; at < lines.size(); at += 2) {
            Matcher matcher = TIME.matcher(lines.get(at));
            while (matcher.find()) {
                seconds += Integer.parseInt(matcher.group(1)) * 60 + Double.parseDouble(matcher.group(2));
            }
        }
        return seconds;
    }

    private static Path emptyAgent() throws IOException {
        Path jar = Files.createTempFile("empty-agent", ".jar");
        Path source = Files.createTempDirectory("empty-agent").resolve("EmptyAgent.java");
        Files.writeString(source, "public class EmptyAgent { public static void premain(String argument) {} }", StandardCharsets.UTF_8);
        int code = javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "8", "-Xlint:-options", source.toString());
        if (code != 0) {
            throw new IOException("Cannot compile " + source);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "EmptyAgent");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarOut = new JarOutputStream(out, manifest);
                InputStream in = Files.newInputStream(source.resolveSibling("EmptyAgent.class"))) {
            jarOut.putNextEntry(new JarEntry("EmptyAgent.class"));
            in.transferTo(jarOut);
        }
        return jar;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
