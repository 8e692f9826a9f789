package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext.ContinuousIntegration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CiSystemTest {

    static Stream<Arguments> systems() {
        return Stream.of(
                Arguments.of(
                        Map.of(
                                "GITHUB_ACTIONS", "true",
                                "GITHUB_SERVER_URL", "https://github.com",
                                "GITHUB_REPOSITORY", "acme/shop",
                                "GITHUB_RUN_ID", "77",
                                "GITHUB_RUN_NUMBER", "12",
                                "GITHUB_SHA", "abc",
                                "GITHUB_HEAD_REF", "feature",
                                "GITHUB_REF_NAME", "5/merge"),
                        new ContinuousIntegration(
                                "GitHub Actions", "https://github.com/acme/shop/actions/runs/77", "12"),
                        "abc",
                        "feature"),
                Arguments.of(
                        Map.of(
                                "GITLAB_CI", "true",
                                "CI_JOB_URL", "https://gitlab.com/acme/shop/-/jobs/9",
                                "CI_PIPELINE_IID", "12",
                                "CI_COMMIT_SHA", "abc",
                                "CI_COMMIT_REF_NAME", "main"),
                        new ContinuousIntegration("GitLab", "https://gitlab.com/acme/shop/-/jobs/9", "12"),
                        "abc",
                        "main"),
                Arguments.of(
                        Map.of(
                                "JENKINS_URL", "https://ci/",
                                "BUILD_URL", "https://ci/job/shop/12/",
                                "BUILD_NUMBER", "12",
                                "GIT_COMMIT", "abc",
                                "GIT_BRANCH", "origin/main"),
                        new ContinuousIntegration("Jenkins", "https://ci/job/shop/12/", "12"),
                        "abc",
                        "origin/main"),
                Arguments.of(
                        Map.of(
                                "CIRCLECI", "true",
                                "CIRCLE_BUILD_URL", "https://circleci.com/gh/acme/shop/12",
                                "CIRCLE_BUILD_NUM", "12",
                                "CIRCLE_SHA1", "abc",
                                "CIRCLE_BRANCH", "main"),
                        new ContinuousIntegration("CircleCI", "https://circleci.com/gh/acme/shop/12", "12"),
                        "abc",
                        "main"),
                Arguments.of(
                        Map.of(
                                "TF_BUILD", "True",
                                "SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/",
                                "SYSTEM_TEAMPROJECT", "web shop",
                                "BUILD_BUILDID", "77",
                                "BUILD_BUILDNUMBER", "20261123.1",
                                "BUILD_SOURCEVERSION", "abc",
                                "BUILD_SOURCEBRANCH", "refs/heads/main"),
                        new ContinuousIntegration(
                                "Azure Pipelines",
                                "https://dev.azure.com/acme/web%20shop/_build/results?buildId=77",
                                "20261123.1"),
                        "abc",
                        "main"),
                Arguments.of(
                        Map.of(
                                "BITBUCKET_BUILD_NUMBER", "12",
                                "BITBUCKET_GIT_HTTP_ORIGIN", "https://bitbucket.org/acme/shop",
                                "BITBUCKET_COMMIT", "abc",
                                "BITBUCKET_BRANCH", "main"),
                        new ContinuousIntegration(
                                "Bitbucket Pipelines", "https://bitbucket.org/acme/shop/pipelines/results/12", "12"),
                        "abc",
                        "main"),
                Arguments.of(
                        Map.of(
                                "BUILDKITE", "true",
                                "BUILDKITE_BUILD_URL", "https://buildkite.com/acme/shop/builds/12",
                                "BUILDKITE_BUILD_NUMBER", "12",
                                "BUILDKITE_COMMIT", "abc",
                                "BUILDKITE_BRANCH", "main"),
                        new ContinuousIntegration("Buildkite", "https://buildkite.com/acme/shop/builds/12", "12"),
                        "abc",
                        "main"),
                Arguments.of(
                        Map.of(
                                "TEAMCITY_VERSION", "2026.1",
                                "BUILD_URL", "https://teamcity/build/12",
                                "BUILD_NUMBER", "12",
                                "BUILD_VCS_NUMBER", "abc"),
                        new ContinuousIntegration("TeamCity", "https://teamcity/build/12", "12"),
                        "abc",
                        null));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void a_system_is_known_by_its_variables(
            Map<String, String> variables, ContinuousIntegration build, String commit, String branch) {
        CiSystem system = CiSystem.in(variables).orElseThrow();

        assertThat(system.build(variables)).isEqualTo(build);
        assertThat(system.commit(variables)).contains(commit);
        assertThat(system.branch(variables).orElse(null)).isEqualTo(branch);
    }

    @Test
    void a_machine_without_their_variables_is_none() {
        assertThat(CiSystem.in(Map.of("PATH", "/bin", "CI", "true", "BUILD_NUMBER", "1")))
                .isEmpty();
    }

    @Test
    void user_and_password_are_taken_out_of_the_url() {
        Map<String, String> variables =
                Map.of("JENKINS_URL", "x", "BUILD_URL", "https://me:secret@ci.example:8443/job/12/");

        assertThat(CiSystem.JENKINS.build(variables).buildUrl()).isEqualTo("https://ci.example:8443/job/12/");
    }

    @Test
    void what_is_no_url_is_not_shown() {
        Map<String, String> variables = Map.of("JENKINS_URL", "x", "BUILD_URL", "me:secret@ci/job 12");

        assertThat(CiSystem.JENKINS.build(variables).buildUrl()).isNull();
    }

    @Test
    void a_url_of_which_a_part_is_missing_is_not_guessed() {
        Map<String, String> variables = Map.of("GITHUB_ACTIONS", "true", "GITHUB_SERVER_URL", "https://github.com");

        assertThat(CiSystem.GITHUB_ACTIONS.build(variables).buildUrl()).isNull();
    }
}
