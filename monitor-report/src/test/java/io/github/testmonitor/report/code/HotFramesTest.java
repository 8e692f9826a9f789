package io.github.testmonitor.report.code;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HotFramesTest {
    private final CallTree tree = new CallTree(new Frames(), 100);

    @Test
    void work_of_the_jdk_counts_to_the_own_method_that_called_it() {
        add(70, "java.util.Arrays.copyOf", "java.util.ArrayList.grow", "com.acme.Foo.load", "com.acme.FooTest.test");
        add(20, "com.acme.Foo.parse", "com.acme.FooTest.test");
        add(10, "java.util.ArrayList.add", "com.acme.FooTest.test");

        assertThat(HotFrames.of(tree, Weight.CPU, 10))
                .containsExactly(
                        new HotFrame("com.acme.Foo.load", 70, 70),
                        new HotFrame("com.acme.Foo.parse", 20, 20),
                        new HotFrame("com.acme.FooTest.test", 10, 100));
    }

    @Test
    void an_own_method_that_the_jdk_calls_back_counts_for_itself() {
        add(9, "com.acme.Foo$$Lambda.compare", "java.util.TimSort.sort", "com.acme.Foo.load");

        assertThat(HotFrames.of(tree, Weight.CPU, 10))
                .containsExactly(new HotFrame("com.acme.Foo$$Lambda.compare", 9, 9));
    }

    @Test
    void without_own_methods_those_of_the_jdk_stand() {
        add(9, "java.util.Arrays.sort", "java.lang.Thread.run");

        assertThat(HotFrames.of(tree, Weight.CPU, 10)).containsExactly(new HotFrame("java.util.Arrays.sort", 9, 9));
    }

    @Test
    void a_recursion_counts_once() {
        add(5, "com.acme.Foo.walk", "com.acme.Foo.walk", "com.acme.Foo.walk");

        assertThat(HotFrames.of(tree, Weight.CPU, 10)).containsExactly(new HotFrame("com.acme.Foo.walk", 5, 5));
    }

    @Test
    void only_the_hottest_are_named_and_none_without_weight() {
        add(1, "com.acme.Foo.one");
        add(2, "com.acme.Foo.two");

        assertThat(HotFrames.of(tree, Weight.CPU, 1)).containsExactly(new HotFrame("com.acme.Foo.two", 2, 2));
        assertThat(HotFrames.of(tree, Weight.ALLOCATED, 5)).isEmpty();
    }

    private void add(long cpu, String... frames) {
        tree.add(new SeenStack(0, null, "main", cpu, 0, List.of(frames), false, StackSource.TICK));
    }
}
