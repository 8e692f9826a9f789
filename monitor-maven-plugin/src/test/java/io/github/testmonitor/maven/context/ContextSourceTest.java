package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext.Machine;
import io.github.testmonitor.report.build.ExecutionContext.Revision;
import io.github.testmonitor.report.build.ExecutionContext.Software;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContextSourceTest {
    private static final Software SOFTWARE = new Software("17", "Acme", "3.9", "1");
    private static final Command NOTHING_THERE = words -> Optional.empty();

    @Test
    void git_says_commit_branch_and_whether_files_are_modified() {
        assertThat(new GitCheckout(git("abc\nmain\n", " M pom.xml\n")).revision())
                .contains(new Revision("abc", "main", true));
        assertThat(new GitCheckout(git("abc\nmain\n", "")).revision()).contains(new Revision("abc", "main", false));
    }

    @Test
    void a_detached_head_is_on_no_branch() {
        assertThat(new GitCheckout(git("abc\nHEAD\n", "")).revision()).contains(new Revision("abc", null, false));
    }

    @Test
    void the_ci_system_knows_the_branch_and_git_the_commit() {
        Map<String, String> variables =
                Map.of("GITLAB_CI", "true", "CI_COMMIT_SHA", "fromCi", "CI_COMMIT_REF_NAME", "feature");

        assertThat(source(variables, git("fromGit\nHEAD\n", "")).complete().revision())
                .isEqualTo(new Revision("fromGit", "feature", false));
    }

    @Test
    void what_nobody_says_is_absent() {
        ContextSource source = source(Map.of(), NOTHING_THERE);

        assertThat(source.complete().revision()).isNull();
        assertThat(source.complete().ci()).isNull();
        assertThat(source.complete().machine())
                .extracting(Machine::cpuModel, Machine::memoryBytes, Machine::container)
                .containsOnlyNulls();
    }

    @Test
    void a_machine_without_a_proc_file_system_has_no_container(@TempDir Path root) {
        assertThat(ContainerFacts.of(Map.of(), root)).isEqualTo(new ContainerFacts(null, null));
    }

    @Test
    void oshi_describes_the_machine_in_a_jvm_of_its_own(@TempDir Path folder) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Command command = Command.in(folder, Duration.ofMinutes(1));

        Machine machine = new MachineProbe(command, classPath, new ContainerFacts(null, null)).machine();

        assertThat(machine.memoryBytes()).isNotNull().isPositive();
        assertThat(machine.logicalCpus()).isNotNull().isPositive();
        assertThat(machine.operatingSystem()).isNotBlank();
    }

    @Test
    void a_program_that_is_not_there_says_nothing(@TempDir Path folder) {
        assertThat(Command.in(folder, Duration.ofSeconds(1)).output(List.of("no-such-program-here")))
                .isEmpty();
    }

    private static ContextSource source(Map<String, String> variables, Command command) {
        return new ContextSource(
                variables,
                SOFTWARE,
                new GitCheckout(command),
                new MachineProbe(NOTHING_THERE, List.of(), new ContainerFacts(null, null)));
    }

    private static Command git(String revision, String status) {
        return words -> Optional.of(words.contains("status") ? status : revision);
    }
}
