package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Hook;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** JUnit 4 run by its own core, from class loaders that weave it, at the edges of the versions we support. */
@ParameterizedClass
@ValueSource(strings = {"4.5", "4.12", "4.13.2"})
final class JUnit4WeaverTest {
    private final RecordedEvents events = RecordedEvents.connect();
    private final List<String> failures = new ArrayList<>();
    private final FrameworkLoader junit;
    private final String version;

    JUnit4WeaverTest(String version) {
        this.version = version;
        this.junit = FrameworkLoader.ofJUnit4(version, new JUnit4Weaver(failures::add));
    }

    @BeforeEach
    void connect() {
        JUnit4Hook.connect(new JUnit4Listener(new Authority()));
    }

    @AfterEach
    void disconnect() throws IOException {
        JUnit4Hook.connect(null);
        events.close();
        junit.close();
    }

    private void run(Class<?>... samples) {
        try {
            Object classes = Array.newInstance(Class.class, samples.length);
            for (int i = 0; i < samples.length; i++) {
                Array.set(classes, i, junit.loadClass(samples[i].getName()));
            }
            junit.call("org.junit.runner.JUnitCore", "runClasses", new Class<?>[] {Class[].class}, classes);
        } catch (ClassNotFoundException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void the_version_under_test_is_the_one_that_runs() throws ReflectiveOperationException {
        Object loaded = junit.loadClass("junit.runner.Version").getMethod("id").invoke(null);

        assertThat(loaded).isEqualTo(version);
    }

    @Test
    void a_class_is_a_container_of_its_tests() {
        run(JUnit4Samples.Plain.class);

        assertThat(events.text()).isEqualTo("""
                        container Plain started
                        test Plain.passes started in Plain
                        test Plain.passes successful
                        container Plain successful""");
    }

    @Test
    void a_test_is_described_as_junit_names_it() {
        run(JUnit4Samples.Plain.class);

        String className = JUnit4Samples.Plain.class.getName();
        assertThat(events.described("Plain.passes").uniqueId()).isEqualTo("passes(" + className + ")");
        assertThat(events.described("Plain.passes").className()).isEqualTo(className);
        assertThat(events.described("Plain.passes").methodName()).isEqualTo("passes");
        assertThat(events.described("Plain").uniqueId()).isEqualTo(className);
    }

    @Test
    void each_outcome_is_told() {
        run(JUnit4Samples.Fails.class, JUnit4Samples.Assumes.class, JUnit4Samples.Ignores.class);

        assertThat(events.text()).isEqualTo("""
                        container Fails started
                        test Fails.fails started in Fails
                        test Fails.fails failed
                        container Fails successful
                        container Assumes started
                        test Assumes.assumes started in Assumes
                        test Assumes.assumes aborted
                        container Assumes successful
                        container Ignores started
                        skipped Ignores.isIgnored
                        container Ignores successful""");
    }

    @Test
    void an_ignored_class_is_one_skip() {
        run(JUnit4Samples.AllIgnored.class);

        assertThat(events.text()).isEqualTo("skipped AllIgnored");
    }

    @Test
    void a_failed_set_up_fails_the_class_and_starts_no_test() {
        run(JUnit4Samples.FailingSetUp.class);

        assertThat(events.text()).isEqualTo("""
                        container FailingSetUp started
                        container FailingSetUp failed""");
    }

    @Test
    void a_failed_tear_down_fails_the_class_only() {
        run(JUnit4Samples.FailingTearDown.class);

        assertThat(events.text()).isEqualTo("""
                        container FailingTearDown started
                        test FailingTearDown.passes started in FailingTearDown
                        test FailingTearDown.passes successful
                        container FailingTearDown failed""");
    }

    @Test
    void each_set_of_parameters_is_a_container_of_the_class() {
        run(JUnit4Samples.Rows.class);

        assertThat(events.text()).isEqualTo("""
                        container Rows started
                        container Rows.[0] started in Rows
                        test Rows.passes[0] started in Rows.[0]
                        test Rows.passes[0] successful
                        container Rows.[0] successful
                        container Rows.[1] started in Rows
                        test Rows.passes[1] started in Rows.[1]
                        test Rows.passes[1] successful
                        container Rows.[1] successful
                        container Rows successful""");
    }

    @Test
    void a_suite_is_a_container_of_classes() {
        run(JUnit4Samples.PlainSuite.class);

        assertThat(events.text()).isEqualTo("""
                        container PlainSuite started
                        container Plain started in PlainSuite
                        test Plain.passes started in Plain
                        test Plain.passes successful
                        container Plain successful
                        container PlainSuite successful""");
    }

    @Test
    void tests_of_junit_3_have_no_container() {
        run(JUnit4Samples.OldStyle.class);

        assertThat(events.text()).isEqualTo("""
                        test OldStyle.testPasses started
                        test OldStyle.testPasses successful""");
    }

    /** By the class's own runner, as Surefire runs it: through JUnit's core a group of classes owns the JVM. */
    private void runAlone(Class<?> sample) throws ReflectiveOperationException {
        junit.call(
                JUnit4Samples.class.getName(),
                "runAlone",
                new Class<?>[] {Class.class},
                junit.loadClass(sample.getName()));
        assertThat(failures).isEmpty();
    }

    @Test
    void a_runner_that_wraps_its_notifier_has_its_tests_told() throws ReflectiveOperationException {
        runAlone(JUnit4Samples.Wrapped.class);

        assertThat(events.text()).isEqualTo("""
                        container Wrapped started
                        test Wrapped.fails started in Wrapped
                        test Wrapped.fails failed
                        skipped Wrapped.isIgnored
                        test Wrapped.passes started in Wrapped
                        test Wrapped.passes successful
                        container Wrapped successful""");
    }

    @Test
    void what_a_listener_tells_to_another_notifier_is_told_once() throws ReflectiveOperationException {
        runAlone(JUnit4Samples.Relayed.class);

        assertThat(events.text()).isEqualTo("""
                        container Relayed started
                        test Relayed.passes started in Relayed
                        test Relayed.passes successful
                        container Relayed successful""");
    }

    @Test
    void tests_that_their_runner_forgot_to_end_hide_no_other() throws ReflectiveOperationException {
        runAlone(JUnit4Samples.Forgotten.class);
        runAlone(JUnit4Samples.Plain.class);

        assertThat(events.text()).isEqualTo("""
                        test Forgotten.fails started
                        test Forgotten.fails failed
                        test Forgotten.passes started
                        test Forgotten.passes aborted
                        container Plain started
                        test Plain.passes started in Plain
                        test Plain.passes successful
                        container Plain successful""");
    }

    @Test
    void a_core_started_by_a_test_of_junit_3_is_ignored() throws ReflectiveOperationException {
        runAlone(JUnit4Samples.OldStyleStartsJUnitCore.class);

        assertThat(events.text()).isEqualTo("""
                        test OldStyleStartsJUnitCore.testNested started
                        test OldStyleStartsJUnitCore.testNested successful""");
    }

    @Test
    void a_core_started_by_a_set_up_is_ignored() {
        run(JUnit4Samples.StartsJUnitCoreInSetUp.class);

        assertThat(events.text()).isEqualTo("""
                        container StartsJUnitCoreInSetUp started
                        test StartsJUnitCoreInSetUp.passes started in StartsJUnitCoreInSetUp
                        test StartsJUnitCoreInSetUp.passes successful
                        container StartsJUnitCoreInSetUp successful""");
    }

    @Test
    void a_core_started_by_a_test_is_ignored() {
        run(JUnit4Samples.StartsJUnitCore.class);

        assertThat(events.text()).isEqualTo("""
                        container StartsJUnitCore started
                        test StartsJUnitCore.nested started in StartsJUnitCore
                        test StartsJUnitCore.nested successful
                        container StartsJUnitCore successful""");
    }

    @Test
    void a_core_started_by_a_test_on_another_thread_is_ignored() {
        run(JUnit4Samples.StartsJUnitCoreElsewhere.class);

        assertThat(events.text()).doesNotContain("Plain");
        assertThat(events.lines()).hasSize(4);
    }

    @Test
    void a_start_that_is_refused_is_no_start_and_the_class_ends() {
        junit.call(JUnit4Samples.class, "runStopped");

        assertThat(events.text()).isEqualTo("""
                        container Plain started
                        container Plain successful""");
    }

    @Test
    void a_run_after_the_first_counts_again() {
        run(JUnit4Samples.Plain.class);
        run(JUnit4Samples.Plain.class);

        assertThat(events.lines()).hasSize(8);
    }

    @Test
    void junit_runs_as_ever_without_a_session() {
        events.close();

        run(JUnit4Samples.Plain.class);

        assertThat(events.lines()).isEmpty();
    }

    @Test
    void a_class_that_was_woven_before_stays_as_it_is_and_that_is_told() throws IOException {
        JUnit4Weaver weaver = new JUnit4Weaver(failures::add);
        String name = "org/junit/runner/notification/RunNotifier";
        byte[] original = junitClass(name);

        byte[] woven = Objects.requireNonNull(weaver.transform(junit, name, null, null, original));

        assertThat(weaver.transform(junit, name, null, null, woven)).isNull();
        assertThat(failures)
                .singleElement()
                .asString()
                .startsWith("could not weave org.junit.runner.notification.RunNotifier: ")
                .contains("woven before");
    }

    @Test
    void a_class_that_lacks_a_hooked_method_stays_as_it_is_and_that_is_told() throws IOException {
        JUnit4Weaver weaver = new JUnit4Weaver(failures::add);

        byte[] woven = weaver.transform(
                junit, "org/junit/runners/ParentRunner", null, null, junitClass("org/junit/runner/JUnitCore"));

        assertThat(woven).isNull();
        assertThat(failures).singleElement().asString().contains("no method run");
    }

    @Test
    void other_classes_are_not_looked_at() {
        byte[] noClassFile = {1, 2, 3};

        assertThat(new JUnit4Weaver(failures::add).transform(junit, "com/acme/FooTest", null, null, noClassFile))
                .isNull();
        assertThat(failures).isEmpty();
    }

    private byte[] junitClass(String name) throws IOException {
        try (InputStream in = junit.findResource(name + ".class").openStream()) {
            return in.readAllBytes();
        }
    }
}
