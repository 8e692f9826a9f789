package io.github.testmonitor.it.matrix;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompatibilityTableTest {
    private static final String DOCUMENT = """
            before
            <!-- made of the runs -->
            | tests | Surefire | in the XML | seen | result |
            | :-- | :-- | --: | --: | :-- |
            | JUnit 4 | 3.0.0 | 1 | 0 | old |
            | JUnit 4 | 3.5.6 | 7 | 7 | kept |
            <!-- end of what is made -->
            between
            <!-- builds, made of the runs -->
            | build | Maven | in the XML | seen | result |
            | :-- | :-- | --: | --: | :-- |
            | path with spaces is no trouble | 3.9.16 | 1 | 1 | holds |
            <!-- end of what is made -->
            after
            """;

    private static final CompatibilityTable RAN = CompatibilityTable.of(
            Section.CELLS,
            List.of(
                    new Row("JUnit 4", "3.0.0", 2, 2, "each exactly once", List.of()),
                    new Row("TestNG", "3.0.0", 3, 3, "each exactly once", List.of())));

    @Test
    void what_ran_takes_the_place_of_what_was_said_of_it() {
        assertThat(RAN.writtenInto(DOCUMENT)).isEqualTo("""
                before
                <!-- made of the runs -->
                | tests | Surefire | in the XML | seen | result |
                | :-- | :-- | --: | --: | :-- |
                | JUnit 4 | 3.0.0 | 2 | 2 | each exactly once |
                | JUnit 4 | 3.5.6 | 7 | 7 | kept |
                | TestNG | 3.0.0 | 3 | 3 | each exactly once |
                <!-- end of what is made -->
                between
                <!-- builds, made of the runs -->
                | build | Maven | in the XML | seen | result |
                | :-- | :-- | --: | --: | :-- |
                | path with spaces is no trouble | 3.9.16 | 1 | 1 | holds |
                <!-- end of what is made -->
                after
                """);
    }

    @Test
    void what_the_document_has_otherwise_differs_and_what_it_has_not_is_missing() {
        assertThat(RAN.differingFrom(DOCUMENT)).containsExactly("| JUnit 4 | 3.0.0 | 2 | 2 | each exactly once |");
        assertThat(RAN.missingIn(DOCUMENT)).isEqualTo(1);
    }

    @Test
    void after_writing_nothing_differs_and_nothing_is_missing() {
        String written = RAN.writtenInto(DOCUMENT);

        assertThat(RAN.differingFrom(written)).isEmpty();
        assertThat(RAN.missingIn(written)).isZero();
    }

    @Test
    void each_table_takes_its_own_rows() {
        CompatibilityTable builds = CompatibilityTable.of(
                Section.BUILDS, List.of(new Row("path with spaces is no trouble", "3.9.16", 1, 1, "holds", List.of())));

        assertThat(builds.missingIn(DOCUMENT)).isZero();
        assertThat(builds.differingFrom(DOCUMENT)).isEmpty();
        assertThat(builds.writtenInto(DOCUMENT)).isEqualTo(DOCUMENT);
    }
}
