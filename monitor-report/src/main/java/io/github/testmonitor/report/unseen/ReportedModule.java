package io.github.testmonitor.report.unseen;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.model.ModuleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What Surefire's XML says that ran in one module, by reports directory: several executions may share one. */
final class ReportedModule {
    private final BuildFile build;
    private final Map<Path, SurefireXml> directories = new LinkedHashMap<>();

    private ReportedModule(BuildFile build) {
        this.build = build;
    }

    static ReportedModule read(BuildFile build) throws IOException {
        ReportedModule module = new ReportedModule(build);
        for (BuildFile.Execution execution : build.executions()) {
            Path directory = execution.reportsDirectory();
            if (!module.directories.containsKey(directory)) {
                module.directories.put(directory, SurefireXml.read(directory, build.startedAt()));
            }
        }
        return module;
    }

    int ran() {
        return directories.values().stream().mapToInt(SurefireXml::ran).sum();
    }

    int unreadable() {
        return directories.values().stream().mapToInt(SurefireXml::unreadable).sum();
    }

    Set<String> failingNames() {
        return directories.values().stream()
                .flatMap(xml -> xml.classes().values().stream())
                .flatMap(report -> report.failing().keySet().stream())
                .collect(Collectors.toSet());
    }

    List<ModuleRun.Unseen> unseen(SeenTests seen) {
        Set<String> known = new HashSet<>();
        build.executions().forEach(execution -> known.add(execution.name()));
        List<ModuleRun.Unseen> unseen = new ArrayList<>();
        directories.forEach((directory, xml) -> {
            List<String> executions = build.executions().stream()
                    .filter(execution -> execution.reportsDirectory().equals(directory))
                    .map(BuildFile.Execution::name)
                    .distinct()
                    .toList();
            // A fork that does not know its execution may belong to any.
            Predicate<String> here = execution -> executions.contains(execution) || !known.contains(execution);
            unseen.addAll(ClassComparison.compare(
                    String.join(", ", executions), xml.classes(), seen.classes(build.module(), here)));
        });
        return unseen;
    }
}
