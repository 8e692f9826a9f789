package it;

import org.junit.Test;
import org.junit.experimental.runners.Enclosed;
import org.junit.runner.JUnitCore;
import org.junit.runner.RunWith;

import static org.junit.Assert.assertEquals;

@RunWith(Enclosed.class)
public class InnerTest {

    public static class Inner {

        @Test
        public void runsTestsOfItsOwn() {
            assertEquals(1, JUnitCore.runClasses(RunByATest.class).getRunCount());
        }
    }
}
