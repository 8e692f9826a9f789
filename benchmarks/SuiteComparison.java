import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs a project's tests again and again, in turn without and with Test Monitor, and compares the CPU time of the whole build: Maven and
 * all its forks. Wall time on a shared machine says nothing; CPU time says enough when the runs alternate.
 *
 * <p>Linux only: CPU time is that of the waited-for children in /proc/self/stat, in steps of 10 ms.
 *
 * <pre>{@code
 * java benchmarks/SuiteComparison.java <project> <monitor-maven-plugin.jar> <rounds> [maven argument]...
 * }</pre>
 */
public final class SuiteComparison {
    private static final long NANOS_PER_TICK = 10_000_000;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            System.err.println(
                    "usage: java SuiteComparison.java <project> <monitor-maven-plugin.jar> <rounds> [maven argument]...");
            System.exit(2);
        }
        File project = new File(arguments[0]).getAbsoluteFile();
        Path plugin = Path.of(arguments[1]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[2]);
        List<String> mavenArguments = Arrays.asList(arguments).subList(3, arguments.length);

        List<Double> plain = new ArrayList<>();
        List<Double> monitored = new ArrayList<>();
        run(project, mavenArguments, List.of());
        for (int round = 1; round <= rounds; round++) {
            plain.add(run(project, mavenArguments, List.of()));
            monitored.add(run(project, mavenArguments, List.of("-Dmaven.ext.class.path=" + plugin)));
            System.out.printf(
                    Locale.ROOT,
                    "round %d: plain %.2f s, monitored %.2f s%n",
                    round,
                    plain.get(round - 1),
                    monitored.get(round - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "CPU, median of %d: plain %.2f s (%s), monitored %.2f s (%s), ratio %.3f%n",
                rounds,
                median(plain),
                spread(plain),
                median(monitored),
                spread(monitored),
                median(monitored) / median(plain));
    }

    private static double run(File project, List<String> mavenArguments, List<String> more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q"));
        command.addAll(mavenArguments);
        command.addAll(more);
        long before = childCpuTicks();
        Process maven = new ProcessBuilder(command)
                .directory(project)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        maven.waitFor();
        return (childCpuTicks() - before) * NANOS_PER_TICK / 1e9;
    }

    /** User and system time of all children waited for, theirs included: fields 16 and 17 of proc_pid_stat(5). */
    private static long childCpuTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String spread(List<Double> values) {
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f",
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }
}
