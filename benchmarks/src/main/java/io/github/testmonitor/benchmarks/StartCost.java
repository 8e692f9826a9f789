package io.github.testmonitor.benchmarks;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What the agent adds to the start of a JVM, beyond an agent that does nothing: CPU until main, of all threads and of the one
 * main runs on, CPU of a JVM that lives for two seconds, resident memory then. The JVMs take turns; the least and the median of
 * each are printed, and their differences.
 */
final class StartCost {
    private static final int ROUNDS = 15;

    private StartCost() {}

    static void measure(AgentUnderTest agent) throws IOException, InterruptedException {
        String empty = "-javaagent:" + emptyAgent();
        List<Start> without = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(run(empty));
            with.add(run(agent.argument()));
        }
        System.out.printf(
                Locale.ROOT, "%-28s %10s %10s %14s %14s%n", "", "empty", "agent", "least added", "median added");
        print("before main, ms CPU", without, with, Start::beforeMainMillis);
        print("of it main's own thread", without, with, Start::ownThreadMillis);
        print("two seconds, ms CPU", without, with, Start::wholeMillis);
        print("resident, MiB", without, with, Start::residentMebibytes);
    }

    /** A fork's first two seconds. */
    record Start(double beforeMainMillis, double ownThreadMillis, double wholeMillis, double residentMebibytes) {}

    /** The JVM under measurement. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            // From /proc, so that nothing of the JVM is started that the agent would have to start.
            long ownThread = schedulerNanos(new File("/proc/thread-self"));
            long beforeMain = schedulerNanos();
            Thread.sleep(2_000);
            long whole = schedulerNanos();
            System.out.println(
                    beforeMain / 1e6 + " " + ownThread / 1e6 + " " + whole / 1e6 + " " + residentKibibytes() / 1024.0);
        }

        /** The sum of the time that the threads alive have run: proc_pid_schedstat. */
        private static long schedulerNanos() throws IOException {
            long nanos = 0;
            File[] tasks = new File("/proc/self/task").listFiles();
            for (File task : tasks == null ? new File[0] : tasks) {
                try {
                    nanos += schedulerNanos(task);
                } catch (FileNotFoundException ended) {
                    continue; // Between the listing and the reading.
                }
            }
            return nanos;
        }

        private static long schedulerNanos(File task) throws IOException {
            try (InputStream in = new FileInputStream(task + "/schedstat")) {
                String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                return Long.parseLong(text.substring(0, text.indexOf(' ')));
            }
        }

        private static long residentKibibytes() throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            throw new IOException("no VmRSS in /proc/self/status");
        }
    }

    /** The agent to compare with. */
    public static final class EmptyAgent {
        private EmptyAgent() {}

        public static void premain(String argument) {}
    }

    private static Start run(String javaAgent) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        AgentUnderTest.java(),
                        "-Xmx256m",
                        javaAgent,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] figures = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .trim()
                .split(" ");
        process.waitFor();
        return new Start(
                Double.parseDouble(figures[0]),
                Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]),
                Double.parseDouble(figures[3]));
    }

    static Path emptyAgent() throws IOException {
        Path jar = Files.createTempFile("empty-agent", ".jar");
        jar.toFile().deleteOnExit();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarOut = new JarOutputStream(out, manifest);
                InputStream in = EmptyAgent.class.getResourceAsStream("/" + entry)) {
            jarOut.putNextEntry(new JarEntry(entry));
            in.transferTo(jarOut);
        }
        return jar;
    }

    private static void print(String what, List<Start> without, List<Start> with, ToDoubleFunction<Start> figure) {
        double[] empty = without.stream().mapToDouble(figure).sorted().toArray();
        double[] agent = with.stream().mapToDouble(figure).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-28s %10.1f %10.1f %14.1f %14.1f%n",
                what,
                empty[empty.length / 2],
                agent[agent.length / 2],
                agent[0] - empty[0],
                agent[agent.length / 2] - empty[empty.length / 2]);
    }
}
