package it;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {

    @Test
    void plain() {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterized(String value) {}

    @RepeatedTest(3)
    void repeated() {}

    @TestFactory
    Stream<DynamicNode> dynamic() {
        return Stream.of(
                dynamicTest("flat", () -> {}), dynamicContainer("box", Stream.of(dynamicTest("deep", () -> {}))));
    }

    @Nested
    class Inner {

        @Test
        void plain() {}

        @Nested
        class Innermost {

            @Test
            void plain() {}
        }
    }
}
