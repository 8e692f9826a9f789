package io.github.testmonitor.listener;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.IExecutionListener;
import org.testng.IRetryAnalyzer;
import org.testng.ITest;
import org.testng.ITestNGListener;
import org.testng.ITestResult;
import org.testng.SkipException;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Factory;
import org.testng.annotations.Test;
import org.testng.xml.XmlSuite;

import static org.testng.Assert.assertTrue;
import static org.testng.Assert.fail;

/** Classes for TestNG to run, and the runs; nested and not called Test…, so that this build does not run them itself. */
public final class NgSamples {

    public static class Plain {
        @Test(groups = {"slow", "io"})
        public void aPasses() {}

        @Test
        public void bFails() {
            fail("on purpose");
        }

        @Test
        public void cSkips() {
            throw new SkipException("not today");
        }
    }

    /** Its tests have no name of their own, as those of a class-level annotation in TestNG 6.9. */
    public static class Nameless implements ITest {
        @Override
        public String getTestName() {
            return " ";
        }

        @Test
        public void passes() {}

        @Test(dataProvider = "rows", dataProviderClass = Rows.class)
        public void row(int number, String text) {}
    }

    public static class Configured {
        @BeforeClass
        public void setUpClass() {}

        @BeforeMethod
        public void setUp() {}

        @Test
        public void passes() {}

        @AfterMethod
        public void tearDown() {}

        @AfterClass
        public void tearDownClass() {}
    }

    public static class FailingSetUp {
        @BeforeClass
        public void setUpClass() {
            fail("on purpose");
        }

        @Test
        public void isSkipped() {}
    }

    public static class Rows {
        @DataProvider
        public static Object[][] rows() {
            return new Object[][] {{1, "x"}, {2, "y"}};
        }

        @Test(dataProvider = "rows")
        public void row(int number, String text) {}
    }

    public static class ParallelRows {
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @DataProvider(parallel = true)
        public static Object[][] rows() {
            return new Object[][] {{1}, {2}};
        }

        @Test(dataProvider = "rows")
        public void row(int number) throws InterruptedException {
            BOTH.countDown();
            assertTrue(BOTH.await(60, TimeUnit.SECONDS));
        }
    }

    public static class BrokenRows {
        @DataProvider
        public static Object[][] rows() {
            throw new IllegalStateException("on purpose");
        }

        @Test(dataProvider = "rows")
        public void row(int number) {}
    }

    public static class Repeated {
        @Test(invocationCount = 3)
        public void repeated() {}
    }

    public static class Pooled {
        @Test(invocationCount = 2, threadPoolSize = 2)
        public void pooled() {}
    }

    public static class Retried {
        private final AtomicInteger attempts = new AtomicInteger();

        public static class Once implements IRetryAnalyzer {
            private boolean retried;

            @Override
            public boolean retry(ITestResult result) {
                boolean first = !retried;
                retried = true;
                return first;
            }
        }

        @Test(retryAnalyzer = Once.class)
        public void flaky() {
            assertTrue(attempts.incrementAndGet() > 1);
        }
    }

    public static class Depends {
        @Test(groups = "first")
        public void aFails() {
            fail("on purpose");
        }

        @Test(dependsOnGroups = "first")
        public void bDepends() {}
    }

    public static class Percentage {
        private final AtomicInteger calls = new AtomicInteger();

        @Test(invocationCount = 2, successPercentage = 50)
        public void mostly() {
            assertTrue(calls.incrementAndGet() > 1);
        }
    }

    public static class Produced {
        @Factory
        public static Object[] instances() {
            return new Object[] {new Produced(), new Produced()};
        }

        @Test
        public void passes() {}
    }

    public static class Parallel {
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @Test
        public void one() throws InterruptedException {
            meet();
        }

        @Test
        public void two() throws InterruptedException {
            meet();
        }

        private static void meet() throws InterruptedException {
            BOTH.countDown();
            assertTrue(BOTH.await(60, TimeUnit.SECONDS));
        }
    }

    public static class StartsTestNg {
        @Test
        public void nested() throws InterruptedException {
            run(Configured.class);
            Thread thread = new Thread(() -> run(Configured.class));
            thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            thread.start();
            thread.join();
        }
    }

    /** In the class loader of this class, as the caller's sample is that of another one. */
    static void run(String sample) {
        try {
            run(Class.forName(sample));
        } catch (ClassNotFoundException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** As Surefire 3.6 does, where the platform runs TestNG by an engine and tells of its tests. */
    static void runForThePlatform(String sample) {
        Object platform = new Object();
        Authority.OF_THIS_JVM.enter(platform);
        try {
            run(sample);
        } finally {
            Authority.OF_THIS_JVM.leave(platform);
        }
    }

    /** As if TestNG never told an outcome; the listener that it finds itself tells of configuration methods only. */
    static void runThatBreaksOff() {
        Object somebodyElse = new Object();
        Authority.OF_THIS_JVM.enter(somebodyElse);
        try {
            TestNG testNg = new TestNG(false);
            testNg.setVerbose(0);
            testNg.setTestClasses(new Class<?>[] {Configured.class});
            testNg.addListener((ITestNGListener) new Starts());
            testNg.run();
        } finally {
            Authority.OF_THIS_JVM.leave(somebodyElse);
        }
    }

    private static final class Starts extends TestListenerAdapter implements IExecutionListener {
        private final TestNgListener listener = new TestNgListener(new Authority());

        @Override
        public void onExecutionStart() {
            listener.onExecutionStart();
        }

        @Override
        public void onTestStart(ITestResult result) {
            listener.onTestStart(result);
        }

        @Override
        public void onExecutionFinish() {
            listener.onExecutionFinish();
        }
    }

    private static void run(Class<?> sample) {
        TestNG testNg = new TestNG(false);
        testNg.setVerbose(0);
        testNg.setTestClasses(new Class<?>[] {sample});
        if (sample == Parallel.class) {
            testNg.setParallel(XmlSuite.ParallelMode.METHODS);
            testNg.setThreadCount(2);
        }
        testNg.run();
    }

    private NgSamples() {}
}
