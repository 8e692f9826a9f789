package io.github.testmonitor.report.unseen;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.SkippedRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the tests that the fork files know, by module, execution and class. Not thread-safe. */
final class SeenTests implements SpanVisitor {
    private final Set<String> failingNames;
    private final Map<Key, SeenClass> classes = new HashMap<>();

    /**
     * @param failingNames the bases of the names of all cases that failed by the XML: of these it is remembered who bore them
     */
    SeenTests(Set<String> failingNames) {
        this.failingNames = failingNames;
    }

    @Override
    public void test(TestRun test) {
        SeenClass seen = seenClass(test.module(), test.execution(), test.identity());
        if (test.outcome() != TestRun.Outcome.ABORTED) {
            seen.runs++;
        }
    }

    @Override
    public void container(ContainerRun container) {
        // Surefire counts no containers.
    }

    @Override
    public void skipped(SkippedRun skipped) {
        seenClass(skipped.module(), skipped.execution(), skipped.identity());
    }

    /** The classes of a module that were seen in some of its executions. */
    Map<String, SeenClass> classes(String module, Predicate<String> execution) {
        Map<String, SeenClass> found = new TreeMap<>();
        classes.forEach((key, seen) -> {
            if (key.module.equals(module) && execution.test(key.execution)) {
                found.merge(key.className, seen, SeenClass::and);
            }
        });
        return found;
    }

    private SeenClass seenClass(String module, String execution, ForkRecord.Identity identity) {
        String className = identity.className() != null ? identity.className() : identity.displayName();
        SeenClass seen = classes.computeIfAbsent(new Key(module, execution, className), key -> new SeenClass());
        if (!failingNames.isEmpty()) {
            remember(seen, identity.methodName());
            remember(seen, identity.reportName());
            remember(seen, identity.displayName());
        }
        return seen;
    }

    private void remember(SeenClass seen, @Nullable String name) {
        String base = name != null ? CaseName.base(name) : "";
        if (failingNames.contains(base)) {
            seen.failingNames.add(base);
        }
    }

    private record Key(String module, String execution, String className) {}

    /** What was seen of one class. */
    static final class SeenClass {
        private final Set<String> failingNames = new HashSet<>();
        private int runs;

        /** Runs of tests that were not given up; lost ones are among them. */
        int runs() {
            return runs;
        }

        boolean bore(String failingName) {
            return failingNames.contains(failingName);
        }

        private SeenClass and(SeenClass other) {
            SeenClass both = new SeenClass();
            both.runs = runs + other.runs;
            both.failingNames.addAll(failingNames);
            both.failingNames.addAll(other.failingNames);
            return both;
        }
    }
}
