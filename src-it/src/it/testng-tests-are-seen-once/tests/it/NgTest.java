package it;

import org.testng.SkipException;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import static org.testng.Assert.fail;

public class NgTest {
    private byte[] prepared;

    @BeforeMethod
    public void prepares() {
        prepared = new byte[8 << 20];
    }

    @Test
    public void passes() {}

    @Test
    public void fails() {
        fail("on purpose");
    }

    @Test
    public void isAborted() {
        throw new SkipException("on purpose");
    }

    @Test(enabled = false)
    public void isDisabled() {}

    @Test(invocationCount = 3)
    public void runsThreeTimes() {}

    @DataProvider
    public Object[][] data() {
        return new Object[][] {{1, "x"}, {2, "y"}};
    }

    @Test(dataProvider = "data")
    public void takesData(int number, String text) {}
}
