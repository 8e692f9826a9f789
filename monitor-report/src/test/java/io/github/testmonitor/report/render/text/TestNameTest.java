package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestNameTest {
    private static final String ID = "tNgcz40y";

    @Test
    void a_display_name_that_tells_the_method_does_not_repeat_it() {
        assertThat(name("com.acme.FooTest", "bar", "bar()"))
                .isEqualTo(new TestName("bar()", "com.acme.FooTest", "FooTest.bar()", ID));
    }

    @Test
    void a_display_name_of_its_own_comes_with_the_method() {
        assertThat(name("com.acme.FooTest", "parses", "[1] a, b"))
                .isEqualTo(new TestName("[1] a, b", "com.acme.FooTest.parses", "FooTest.parses [1] a, b", ID));
    }

    @Test
    void a_test_without_a_class_has_its_name_only() {
        assertThat(name(null, null, "feature x")).isEqualTo(new TestName("feature x", null, "feature x", ID));
    }

    @Test
    void a_class_goes_by_its_simple_name_and_a_template_by_its_method_too() {
        assertThat(container("com.acme.FooTest", null, "A foo").brief()).isEqualTo("FooTest");
        assertThat(container("com.acme.FooTest", "parses", "parses(int)").brief())
                .isEqualTo("FooTest.parses");
        assertThat(container(null, null, "All of it").brief()).isEqualTo("All of it");
    }

    @Test
    void a_title_in_place_of_a_class_is_no_package() {
        assertThat(name("Log in by OAuth 2.0", null, "a new user").brief()).isEqualTo("Log in by OAuth 2.0.a new user");
    }

    private static TestName container(@Nullable String className, @Nullable String methodName, String displayName) {
        ForkRecord.Identity identity = new ForkRecord.Identity("id", className, methodName, displayName, null);
        return TestName.of(
                new ContainerRun("g:a", "e", 1, identity, 0, Figures.builder().build()));
    }

    private static TestName name(@Nullable String className, @Nullable String methodName, String displayName) {
        return TestName.of(new TestRun(
                "g:a",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("id", className, methodName, displayName, null),
                List.of(),
                1,
                TestRun.Outcome.SUCCESSFUL,
                0,
                0,
                Figures.builder().build()));
    }
}
