package io.github.testmonitor.report.render;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTableTest {
    private final ConsoleTable table = new ConsoleTable();

    @Test
    void figures_are_aligned_to_the_right_and_a_label_is_said_once() {
        table.addFigure("CPU", "1.00 s", "a", "");
        table.addFigure("CPU", "12.0 ms", "b", " [shared]");

        assertThat(table.lines()).containsExactly("  CPU   1.00 s  a", "       12.0 ms  b [shared]");
    }

    @Test
    void a_long_name_is_shortened_in_the_middle_so_that_its_end_stays() {
        table.addFigure("CPU", "1.00 s", "x".repeat(200) + "theMethod()", "");

        assertThat(table.lines()).singleElement().satisfies(line -> {
            assertThat(line).hasSize(ConsoleTable.WIDTH).contains("x...x").endsWith("theMethod()");
        });
    }

    @Test
    void a_place_stands_beside_its_name_where_both_fit_and_else_below_it() {
        table.addFigureAt("spike", "1.00 MiB", "FooTest.bar()", "at Foo.load(Foo.java:42)");
        table.addFigureAt("spike", "2.00 MiB", "FooTest." + "x".repeat(70) + "()", "at Foo.load(Foo.java:42)");

        assertThat(table.lines())
                .containsExactly(
                        "  spike  1.00 MiB  FooTest.bar() at Foo.load(Foo.java:42)",
                        "         2.00 MiB  FooTest." + "x".repeat(70) + "()",
                        "                   at Foo.load(Foo.java:42)");
    }

    @Test
    void a_name_is_not_cut_within_a_character_of_two_halves() {
        table.addFigure("CPU", "1.00 s", "\uD83D\uDE00".repeat(200), "");

        assertThat(table.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.replace("\uD83D\uDE00", "")).isEqualTo("  CPU  1.00 s  ..."));
    }

    @Test
    void a_long_text_goes_on_in_the_next_line() {
        table.add("no data", List.of("word ".repeat(25).strip()));

        assertThat(table.lines())
                .containsExactly(
                        "  no data  " + "word ".repeat(20).strip(),
                        " ".repeat(11) + "word ".repeat(5).strip());
    }
}
