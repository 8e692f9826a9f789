package it;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ParameterizedTest {

    @Parameters(name = "{index}: {0}")
    public static Object[] values() {
        return new Object[] {"a", "b", "c"};
    }

    public ParameterizedTest(String value) {}

    @Test
    public void one() {}
}
