package it;

import static org.testng.Assert.fail;

import org.testng.IRetryAnalyzer;
import org.testng.ITestResult;
import org.testng.annotations.Test;

public class RetriedTest {
    private static int runs;

    @Test(retryAnalyzer = Once.class)
    public void passesAtTheSecondRun() {
        if (runs++ == 0) {
            fail("on purpose");
        }
    }

    public static class Once implements IRetryAnalyzer {
        private int retries;

        @Override
        public boolean retry(ITestResult result) {
            return retries++ == 0;
        }
    }
}
