package io.github.testmonitor.stack;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenStackTest {
    private static final StackTraceElement USER = new StackTraceElement("com.acme.Foo", "load", "Foo.java", 42);
    private static final StackTraceElement JUNIT =
            new StackTraceElement("org.junit.platform.Node", "execute", "Node.java", 7);

    @Test
    void a_frame_says_class_method_file_and_line_as_far_as_they_are_known() {
        StackTraceElement[] stack = {
            new StackTraceElement("app", "acme", "1", "com.acme.Foo", "load", "Foo.java", 42),
            new StackTraceElement("com.acme.Foo", "read", "Foo.java", -1),
            new StackTraceElement("com.acme.Foo", "open", null, -1),
            new StackTraceElement("com.acme.Foo", "open0", "Foo.java", -2)
        };

        assertThat(SeenStack.of(stack, 1).frames())
                .containsExactly(
                        "com.acme.Foo.load(Foo.java:42)",
                        "com.acme.Foo.read(Foo.java)",
                        "com.acme.Foo.open(Unknown Source)",
                        "com.acme.Foo.open0(Native Method)");
    }

    @Test
    void what_leads_to_the_first_line_of_a_test_is_left_out() {
        StackTraceElement reflection = new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 9);
        StackTraceElement list = new StackTraceElement("java.util.ArrayList", "forEach", "ArrayList.java", 8);

        SeenStack seen = SeenStack.of(new StackTraceElement[] {JUNIT, USER, reflection, JUNIT, list, JUNIT}, 1);

        assertThat(seen.frames()).containsExactly("org.junit.platform.Node.execute(Node.java:7)", text(USER));
        assertThat(seen.truncated()).isFalse();
    }

    @Test
    void a_stack_of_the_framework_alone_stays_whole() {
        assertThat(SeenStack.of(new StackTraceElement[] {JUNIT, JUNIT}, 1).frames())
                .hasSize(2);
    }

    @Test
    void a_deep_stack_is_cut_and_says_so() {
        StackTraceElement[] deep = IntStream.range(0, 500).mapToObj(i -> USER).toArray(StackTraceElement[]::new);

        SeenStack seen = SeenStack.of(deep, 1);

        assertThat(seen.frames()).hasSize(SeenStack.MOST_FRAMES).containsOnly(text(USER));
        assertThat(seen.truncated()).isTrue();
    }

    @Test
    void frames_of_the_framework_that_are_too_many_do_not_cut_a_stack() {
        StackTraceElement[] stack = Stream.concat(
                        Stream.of(USER), IntStream.range(0, 90).mapToObj(i -> JUNIT))
                .toArray(StackTraceElement[]::new);

        SeenStack seen = SeenStack.of(stack, 1);

        assertThat(seen.frames()).containsExactly(text(USER));
        assertThat(seen.truncated()).isFalse();
    }

    private static String text(StackTraceElement frame) {
        return frame.toString();
    }
}
