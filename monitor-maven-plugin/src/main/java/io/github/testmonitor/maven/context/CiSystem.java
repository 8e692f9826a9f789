package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext.ContinuousIntegration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CI systems that are known, by the variables that their documentation names. */
enum CiSystem {
    GITHUB_ACTIONS(
            "GitHub Actions",
            "GITHUB_ACTIONS",
            "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}",
            "GITHUB_RUN_NUMBER",
            "GITHUB_SHA",
            List.of("GITHUB_HEAD_REF", "GITHUB_REF_NAME")),
    GITLAB("GitLab", "GITLAB_CI", "{CI_JOB_URL}", "CI_PIPELINE_IID", "CI_COMMIT_SHA", List.of("CI_COMMIT_REF_NAME")),
    JENKINS(
            "Jenkins",
            "JENKINS_URL",
            "{BUILD_URL}",
            "BUILD_NUMBER",
            "GIT_COMMIT",
            List.of("BRANCH_NAME", "GIT_BRANCH")),
    CIRCLECI("CircleCI", "CIRCLECI", "{CIRCLE_BUILD_URL}", "CIRCLE_BUILD_NUM", "CIRCLE_SHA1", List.of("CIRCLE_BRANCH")),
    AZURE(
            "Azure Pipelines",
            "TF_BUILD",
            "{SYSTEM_COLLECTIONURI}{SYSTEM_TEAMPROJECT}/_build/results?buildId={BUILD_BUILDID}",
            "BUILD_BUILDNUMBER",
            "BUILD_SOURCEVERSION",
            List.of("SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH")),
    BITBUCKET(
            "Bitbucket Pipelines",
            "BITBUCKET_BUILD_NUMBER",
            "{BITBUCKET_GIT_HTTP_ORIGIN}/pipelines/results/{BITBUCKET_BUILD_NUMBER}",
            "BITBUCKET_BUILD_NUMBER",
            "BITBUCKET_COMMIT",
            List.of("BITBUCKET_BRANCH")),
    BUILDKITE(
            "Buildkite",
            "BUILDKITE",
            "{BUILDKITE_BUILD_URL}",
            "BUILDKITE_BUILD_NUMBER",
            "BUILDKITE_COMMIT",
            List.of("BUILDKITE_BRANCH")),
    TEAMCITY("TeamCity", "TEAMCITY_VERSION", "{BUILD_URL}", "BUILD_NUMBER", "BUILD_VCS_NUMBER", List.of());

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String BRANCH_PREFIX = "refs/heads/";

    private final String label;
    private final String mark;
    private final String buildUrl;
    private final String buildNumber;
    private final String commit;
    private final List<String> branches;

    /**
     * @param mark the variable that is there in this system only
     * @param buildUrl with variables in braces
     * @param branches the first that is there counts
     */
    CiSystem(String label, String mark, String buildUrl, String buildNumber, String commit, List<String> branches) {
        this.label = label;
        this.mark = mark;
        this.buildUrl = buildUrl;
        this.buildNumber = buildNumber;
        this.commit = commit;
        this.branches = branches;
    }

    static Optional<CiSystem> in(Map<String, String> variables) {
        return Arrays.stream(values())
                .filter(system -> present(variables, system.mark).isPresent())
                .findFirst();
    }

    ContinuousIntegration build(Map<String, String> variables) {
        String url =
                expanded(buildUrl, variables).flatMap(CiSystem::withoutUserInfo).orElse(null);
        return new ContinuousIntegration(
                label, url, present(variables, buildNumber).orElse(null));
    }

    Optional<String> commit(Map<String, String> variables) {
        return present(variables, commit);
    }

    Optional<String> branch(Map<String, String> variables) {
        return branches.stream()
                .flatMap(name -> present(variables, name).stream())
                .map(name -> name.startsWith(BRANCH_PREFIX) ? name.substring(BRANCH_PREFIX.length()) : name)
                .findFirst();
    }

    private static Optional<String> expanded(String template, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = present(variables, matcher.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.get().replace(" ", "%20")));
        }
        return Optional.of(matcher.appendTail(text).toString());
    }

    private static Optional<String> present(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The URL without user and password; empty if it is none, because then nobody knows what is in it. */
    private static Optional<String> withoutUserInfo(String url) {
        try {
            @Nullable String authority = new URI(url).getRawAuthority();
            if (authority == null) {
                return Optional.empty();
            }
            String userInfo = authority.substring(0, authority.lastIndexOf('@') + 1);
            return Optional.of(url.replaceFirst(Pattern.quote("//" + userInfo), "//"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
