package io.github.testmonitor.maven.pom;

import io.github.testmonitor.maven.session.Sessions;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.monitor;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static io.github.testmonitor.maven.pom.Models.surefire;
import static io.github.testmonitor.maven.pom.Models.text;
import static org.assertj.core.api.Assertions.assertThat;

class ClassLineEditTest {
    private static final String REPORTER =
            "<configuration><statelessTestsetInfoReporter implementation=\"theirs\"/></configuration>";

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.2.5", "3.6.1", "4.0.0"})
    void each_execution_says_its_own_forks(String version) {
        MavenProject project = withSurefire(version, execution("default-test", "test"));

        new ClassLineEdit(project).apply();

        Plugin surefire = project.getBuild().getPlugins().get(0);
        assertThat(surefire.getDependencies())
                .extracting(Dependency::getArtifactId)
                .containsExactly("monitor-surefire");
        assertThat(surefire.getExecutions().get(0).getConfiguration().toString())
                .contains("implementation=\"io.github.testmonitor.surefire.ClassLineReporter\"")
                .contains("monitor/forks/surefire-default-test</forks>");
        assertThat(surefire.getConfiguration().toString()).contains("monitor/forks/surefire-default-cli</forks>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.22.2", "2.12.4", "3.0.0-M5"})
    void a_surefire_that_takes_no_reporter_is_left_alone(String version) {
        assertUntouched(withSurefire(version, execution("default-test", "test")));
    }

    @Test
    void a_reporter_of_the_users_is_left_alone() {
        assertUntouched(withSurefire("3.6.1", REPORTER + execution("default-test", "test", REPORTER)));
    }

    @Test
    void twice_is_once() {
        MavenProject project = withSurefire("3.6.1", execution("default-test", "test"));
        new ClassLineEdit(project).apply();
        String once = text(project);

        new ClassLineEdit(project).apply();

        assertThat(text(project)).isEqualTo(once);
    }

    @Test
    void it_is_wanted_unless_it_is_switched_off() {
        MavenProject off = projectWithBuild("<plugins>"
                + monitor("<configuration><consoleLine>false</consoleLine></configuration>") + "</plugins>");
        MavenProject plain = projectWithBuild("");
        MavenSession session = Sessions.of(List.of("verify"), plain);
        MavenSession switchedOff = Sessions.of(List.of("verify"), plain);
        switchedOff.getUserProperties().setProperty("monitor.consoleLine", "false");

        assertThat(ClassLineEdit.isWanted(session, plain)).isTrue();
        assertThat(ClassLineEdit.isWanted(session, off)).isFalse();
        assertThat(ClassLineEdit.isWanted(switchedOff, plain)).isFalse();
    }

    private static void assertUntouched(MavenProject project) {
        String before = text(project);

        new ClassLineEdit(project).apply();

        assertThat(text(project)).isEqualTo(before);
    }

    private static MavenProject withSurefire(String version, String elements) {
        return projectWithBuild("<directory>/project/target</directory><plugins>"
                + surefire("<version>" + version + "</version>" + elements) + "</plugins>");
    }
}
