package io.github.testmonitor.report.code;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallTreeTest {
    private final Frames frames = new Frames();

    @Test
    void stacks_with_one_beginning_share_their_nodes() {
        CallTree tree = new CallTree(frames, 100);

        tree.add(stack(3, 0, "Foo.leaf(Foo.java:1)", "Foo.test(Foo.java:9)"));
        tree.add(stack(4, 7, "Foo.leaf(Foo.java:2)", "Foo.test(Foo.java:9)"));
        tree.add(stack(1, 0, "Foo.test(Foo.java:9)"));

        assertThat(lines(tree)).containsExactly("Foo.test 1 0 of 8", "Foo.test;Foo.leaf 7 7 of 7");
        assertThat(tree.stacks()).isEqualTo(3);
        assertThat(tree.isCut()).isFalse();
    }

    @Test
    void what_does_not_fit_stays_with_its_caller() {
        CallTree tree = new CallTree(frames, 3);

        tree.add(stack(1, 0, "C.c", "B.b", "A.a"));
        tree.add(stack(2, 0, "D.d", "A.a"));

        assertThat(lines(tree)).containsExactly("A.a 2 0 of 3", "A.a;B.b 1 0 of 1");
        assertThat(tree.isCut()).isTrue();
    }

    @Test
    void one_place_has_no_more_than_so_many_children() {
        CallTree tree = new CallTree(frames, 10_000);

        for (int child = 0; child < 300; child++) {
            tree.add(stack(1, 0, "C.c" + child, "A.a"));
        }

        assertThat(tree.size()).isEqualTo(CallTree.MOST_CHILDREN + 2);
        assertThat(tree.total(Weight.CPU)).isEqualTo(300);
    }

    @Test
    void a_pruned_tree_keeps_the_heaviest_and_the_sum() {
        CallTree tree = new CallTree(frames, 100);
        tree.add(stack(1, 0, "Light.l", "A.a"));
        tree.add(stack(50, 0, "Heavy.h", "A.a"));
        tree.add(stack(0, 60, "Big.b", "A.a"));

        CallTree pruned = tree.pruned(4);

        assertThat(lines(pruned)).containsExactly("A.a 1 0 of 51", "A.a;Heavy.h 50 0 of 50", "A.a;Big.b 0 60 of 0");
        assertThat(pruned.isCut()).isTrue();
        assertThat(tree.pruned(50).isCut()).isFalse();
    }

    @Test
    void trees_add_up() {
        CallTree one = new CallTree(frames, 100);
        one.add(stack(1, 0, "B.b", "A.a"));
        CallTree other = new CallTree(frames, 100);
        other.add(stack(2, 5, "C.c", "A.a"));
        other.add(stack(4, 0, "B.b", "A.a"));

        one.add(other);

        assertThat(lines(one)).containsExactly("A.a 0 0 of 7", "A.a;B.b 5 0 of 5", "A.a;C.c 2 5 of 2");
        assertThat(one.stacks()).isEqualTo(3);
    }

    @Test
    void weights_without_reason_do_not_turn_a_sum_negative() {
        CallTree tree = new CallTree(frames, 100);

        tree.add(stack(Long.MAX_VALUE, 0, "A.a"));
        tree.add(stack(Long.MAX_VALUE, 0, "B.b"));

        assertThat(tree.total(Weight.CPU)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void methods_beyond_the_bound_are_one() {
        Frames few = new Frames();
        String longName = "x".repeat(490);
        for (int method = 0; method < Frames.MOST_CHARACTERS / 490; method++) {
            few.ofMethod(longName + method);
        }

        assertThat(few.ofMethod("y".repeat(490))).isEqualTo(Frames.OTHER);
    }

    private static SeenStack stack(long cpu, long allocated, String... frames) {
        return new SeenStack(0, null, "main", cpu, allocated, List.of(frames), false, StackSource.TICK);
    }

    private static List<String> lines(CallTree tree) {
        List<String> lines = new ArrayList<>();
        List<String> paths = new ArrayList<>(List.of(""));
        long[] totals = tree.totals(Weight.CPU);
        for (int node = 1; node < tree.size(); node++) {
            String before = paths.get(tree.parent(node));
            paths.add(before + (before.isEmpty() ? "" : ";") + tree.method(node));
            lines.add(paths.get(node) + " " + tree.self(node, Weight.CPU) + " " + tree.self(node, Weight.ALLOCATED)
                    + " of " + totals[node]);
        }
        return lines;
    }
}
