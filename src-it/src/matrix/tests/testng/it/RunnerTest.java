package it;

import static org.testng.Assert.assertEquals;

import java.nio.file.Files;
import org.testng.TestNG;
import org.testng.annotations.Test;

public class RunnerTest {

    @Test
    public void runsTestsOfItsOwn() throws Exception {
        TestNG inner = new TestNG(false);
        inner.setOutputDirectory(Files.createTempDirectory("testng").toString());
        inner.setTestClasses(new Class<?>[] {RunByATest.class});
        inner.run();
        assertEquals(inner.getStatus(), 0);
    }
}
