package io.github.testmonitor.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The console of a build. */
public record BuildLog(List<String> lines) {
    private static final Pattern JVM_WARNING_OF_OURS =
            Pattern.compile("WARNING: .*(testmonitor|com\\.sun\\.jna|oshi).*");
    private static final Pattern MODULE = Pattern.compile("\\[INFO] -+< [^ ]+ >-+");
    private static final Pattern STACK_OF_OURS = Pattern.compile("\\s*at io\\.github\\.testmonitor\\..*");

    public boolean contains(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** The lines that begin with the text, in their order. */
    public List<String> startingWith(String text) {
        return lines.stream().filter(line -> line.startsWith(text)).toList();
    }

    /** What was said while Maven built a module: nothing where it did not, or where modules were built side by side. */
    public BuildLog ofModule(String artifactId) {
        List<String> ofModule = new ArrayList<>();
        boolean within = false;
        for (String line : lines) {
            if (MODULE.matcher(line).matches()) {
                within = line.contains(':' + artifactId + " >");
            } else if (line.contains("Reactor Summary")) {
                within = false;
            }
            if (within) {
                ofModule.add(line);
            }
        }
        return new BuildLog(ofModule);
    }

    /** How many lines have the text. */
    public long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    /** The first line with the text, or an empty one. */
    public String line(String text) {
        return lines.stream().filter(line -> line.contains(text)).findFirst().orElse("");
    }

    /** The lines that no build with us may have. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        boolean testsRun = false;
        for (String line : lines) {
            if (line.contains(" T E S T S")) {
                testsRun = true;
            } else if (line.endsWith("Results:")) {
                testsRun = false;
            }
            if (line.contains("Corrupted")
                    || JVM_WARNING_OF_OURS.matcher(line).matches()
                    || STACK_OF_OURS.matcher(line).matches()
                    || testsRun && line.startsWith("WARNING: ")) {
                problems.add("console: " + line);
            }
        }
        return problems;
    }
}
