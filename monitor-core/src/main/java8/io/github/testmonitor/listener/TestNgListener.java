package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.MavensOwnJvm;
import io.github.testmonitor.session.TestEvents;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testng.IExecutionListener;
import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestContext;
import org.testng.ITestListener;
import org.testng.ITestResult;

/**
 * Hears TestNG 6.14 and later. Where no JUnit Platform runs it, which is Surefire up to 3.5, it tells all; where one does, from Surefire 3.6
 * on, that tells the tests, and this the configuration methods, of which the platform has no word. TestNG makes one for each of its
 * runs, by ServiceLoader.
 *
 * <p>A test lasts from {@code onTestStart} to its outcome, on its own thread. The set-up and tear-down around it are no part of it
 * here: each configuration method, from {@code @BeforeSuite} to {@code @AfterMethod}, is a container of its own for as long as it
 * runs. TestNG has no span of a class to offer: it runs the methods of several classes interleaved, or one class on several
 * threads, and calls {@code onBeforeClass} and {@code onAfterClass} on any of them; what happens in between is not the class's.
 *
 * <p>A skip after the start is a finish as aborted, be it a SkipException, a failed dependency or an attempt that will be retried.
 * A skip without a start is told as such; a failure without one (a data provider that throws) as a test that starts and fails at
 * once. TestNG's dry run, which Surefire 3.6 uses to find tests, is ignored.
 */
public final class TestNgListener implements IExecutionListener, ITestListener, IInvokedMethodListener {
    private static final String DRY_RUN = "testng.mode.dryrun";

    private final Authority authority;
    private final Failures failures = new Failures();
    private final Occurrences occurrences = new Occurrences();
    private final TestNgInstances instances = new TestNgInstances();
    private final Map<ITestResult, OpenMethod> open =
            Collections.synchronizedMap(new IdentityHashMap<ITestResult, OpenMethod>());
    private volatile @Nullable TestEvents session;
    private volatile boolean tellsTests;

    /** For TestNG. */
    public TestNgListener() {
        this(Authority.OF_THIS_JVM);
    }

    TestNgListener(Authority authority) {
        this.authority = authority;
    }

    @Override
    public void onExecutionStart() {
        if (session != null || Boolean.getBoolean(DRY_RUN)) {
            return;
        }
        TestEvents connected = MavensOwnJvm.begin();
        if (connected == null) {
            return;
        }
        tellsTests = authority.enter(this);
        // A test that runs TestNG itself is one test, whatever it does.
        if (tellsTests || !connected.isWithinTest()) {
            session = connected;
        }
    }

    @Override
    public void onExecutionFinish() {
        if (session != null) {
            session = null;
            finishWhatIsOpen();
            instances.clear();
            if (tellsTests) {
                tellsTests = false;
                authority.leave(this);
                MavensOwnJvm.end();
            }
        }
    }

    @Override
    public void onTestStart(ITestResult result) {
        TestEvents connected = session;
        if (connected == null || !tellsTests) {
            return;
        }
        try {
            start(TestNgInvocation.next(result, instances, occurrences), result, connected);
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void onTestSuccess(ITestResult result) {
        finish(result, Status.SUCCESSFUL);
    }

    @Override
    public void onTestFailedButWithinSuccessPercentage(ITestResult result) {
        finish(result, Status.SUCCESSFUL);
    }

    @Override
    public void onTestFailure(ITestResult result) {
        finish(result, Status.FAILED);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
        finish(result, Status.ABORTED);
    }

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        TestEvents connected = session;
        if (connected == null) {
            return;
        }
        try {
            OpenMethod test = open.get(result);
            if (test != null && test.invocation != null) {
                test.invocation.invoked();
            } else if (method.isConfigurationMethod()) {
                OpenMethod configuration = new OpenMethod(OpenSpan.ofContainer(connected), null);
                open.put(result, configuration);
                configuration.span.start(TestNgInvocation.configuration(result, instances), null);
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        if (session == null || !method.isConfigurationMethod()) {
            return;
        }
        try {
            OpenMethod configuration = open.get(result);
            if (configuration != null) {
                configuration.span.finish(configurationStatus(result.getStatus()));
                open.remove(result);
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    @Override
    public void onStart(ITestContext context) {}

    @Override
    public void onFinish(ITestContext context) {}

    /** A method that TestNG gave up without a word. */
    private void finishWhatIsOpen() {
        try {
            synchronized (open) {
                for (OpenMethod forgotten : open.values()) {
                    forgotten.span.finish(Status.ABORTED);
                }
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        } finally {
            open.clear();
        }
    }

    private OpenMethod start(TestNgInvocation invocation, ITestResult result, TestEvents connected) {
        OpenMethod test = new OpenMethod(OpenSpan.ofTest(connected), invocation);
        open.put(result, test);
        test.span.start(invocation.description(), null);
        return test;
    }

    private void finish(ITestResult result, Status status) {
        TestEvents connected = session;
        if (connected == null || !tellsTests) {
            return;
        }
        try {
            OpenMethod test = open.get(result);
            if (test != null) {
                test.finish(status, occurrences);
                open.remove(result);
                return;
            }
            TestNgInvocation invocation = TestNgInvocation.next(result, instances, occurrences);
            if (status == Status.ABORTED) {
                Throwable cause = result.getThrowable();
                connected.testSkipped(invocation.description(), cause == null ? null : cause.getMessage());
            } else {
                start(invocation, result, connected).finish(status, occurrences);
                open.remove(result);
            }
        } catch (Throwable failure) {
            failures.tell(failure);
        }
    }

    private static Status configurationStatus(int status) {
        if (status == ITestResult.FAILURE) {
            return Status.FAILED;
        }
        return status == ITestResult.SKIP ? Status.ABORTED : Status.SUCCESSFUL;
    }

    /** A test, or a configuration method, which has no invocation to number. */
    private static final class OpenMethod {
        private final OpenSpan span;
        private final @Nullable TestNgInvocation invocation;

        OpenMethod(OpenSpan span, @Nullable TestNgInvocation invocation) {
            this.span = span;
            this.invocation = invocation;
        }

        void finish(Status status, Occurrences occurrences) {
            span.finish(status);
            if (status == Status.ABORTED && invocation != null && invocation.failedAndIsRetried()) {
                invocation.retried(occurrences);
            }
        }
    }
}
