package io.github.testmonitor.maven;

import io.github.testmonitor.maven.pom.Models;
import io.github.testmonitor.maven.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckMojoTest {
    @TempDir
    Path folder;

    @Test
    void a_mistyped_limit_is_refused_where_nobody_has_read_it_before_the_tests() {
        MavenProject project = Models.projectWithBuild("<directory>" + folder + "</directory>");
        CheckMojo check = new CheckMojo();
        check.project = project;
        check.session = Sessions.of(List.of("monitor:check"), project);
        check.session.getUserProperties().setProperty("monitor.maxAlocated", "1MiB");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(check::execute)
                .withMessageContainingAll("monitor.maxAlocated", "'1MiB' is refused", "monitor.maxAllocated");
    }
}
