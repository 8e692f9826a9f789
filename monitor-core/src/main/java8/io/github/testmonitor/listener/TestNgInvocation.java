package io.github.testmonitor.listener;

import io.github.testmonitor.session.TestDescription;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import org.testng.IClass;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;

/**
 * One invocation of a TestNG method, and what it is called. Its unique id is {@code
 * class#method(parameter types)[invocation]+instance}: the invocation is the row of the data provider and, where the same row
 * comes again, a dot and its occurrence; the instance stands only where a factory made several. Nothing of it is asked of the
 * user's parameters: their {@code toString} is not ours to call.
 */
final class TestNgInvocation {
    private final ITestResult result;
    private final String name;
    private final int occurrence;
    private volatile boolean invoked;

    private TestNgInvocation(ITestResult result, String name, int occurrence) {
        this.result = result;
        this.name = name;
        this.occurrence = occurrence;
    }

    /** The invocation that this result belongs to; numbers it. */
    static TestNgInvocation next(ITestResult result, Occurrences occurrences) {
        String name = signature(result.getMethod(), className(result)) + '[' + row(result) + ']' + instance(result);
        return new TestNgInvocation(result, name, occurrences.next(name));
    }

    /** The method itself is called now: what is skipped afterwards was given up or failed, not left out. */
    void invoked() {
        invoked = true;
    }

    /** TestNG reports an attempt that it will retry as a skip, though it failed by its own exception. */
    boolean failedAndIsRetried() {
        Throwable thrown = result.getThrowable();
        return invoked && thrown != null && !(thrown instanceof org.testng.SkipException);
    }

    void retried(Occurrences occurrences) {
        occurrences.retried(name, occurrence);
    }

    TestDescription description() {
        ITestNGMethod method = result.getMethod();
        int row = row(result);
        String number = occurrence == 0 ? "[" + row + ']' : "[" + row + '.' + occurrence + ']';
        Object[] parameters = result.getParameters();
        boolean only = occurrence == 0 && (parameters == null || parameters.length == 0);
        return new TestDescription(
                signature(method, className(result)) + number + instance(result),
                className(result),
                method.getMethodName(),
                only ? result.getName() : result.getName() + number,
                result.getName(),
                Arrays.asList(method.getGroups()));
    }

    /** A configuration method, as the container that it is to us. */
    static TestDescription configuration(ITestResult result) {
        ITestNGMethod method = result.getMethod();
        return new TestDescription(
                signature(method, className(result)) + instance(result),
                className(result),
                method.getMethodName(),
                annotation(method) + ' ' + method.getMethodName(),
                null,
                Collections.<String>emptyList());
    }

    private static String className(ITestResult result) {
        IClass testClass = result.getTestClass();
        if (testClass == null) {
            testClass = result.getMethod().getTestClass();
        }
        return testClass == null ? result.getMethod().getRealClass().getName() : testClass.getName();
    }

    private static String signature(ITestNGMethod method, String className) {
        StringBuilder signature = new StringBuilder(className)
                .append('#')
                .append(method.getMethodName())
                .append('(');
        String separator = "";
        for (Class<?> type : method.getConstructorOrMethod().getMethod().getParameterTypes()) {
            signature.append(separator).append(type.getTypeName());
            separator = ", ";
        }
        return signature.append(')').toString();
    }

    /** The row of the data provider; TestNG has it (6.14 to 7.12 at least) but not in its API, so 0 where it is gone. */
    private static int row(ITestResult result) {
        try {
            Method getter = result.getClass().getMethod("getParameterIndex");
            return Math.max(0, (Integer) getter.invoke(result));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return 0;
        }
    }

    private static String instance(ITestResult result) {
        IClass testClass = result.getTestClass();
        Object[] instances = testClass == null ? null : testClass.getInstances(false);
        if (instances == null || instances.length < 2) {
            return "";
        }
        for (int i = 0; i < instances.length; i++) {
            if (instances[i] == result.getInstance()) {
                return "+" + i;
            }
        }
        return "";
    }

    private static String annotation(ITestNGMethod method) {
        if (method.isBeforeMethodConfiguration()) {
            return "@BeforeMethod";
        }
        if (method.isAfterMethodConfiguration()) {
            return "@AfterMethod";
        }
        if (method.isBeforeClassConfiguration()) {
            return "@BeforeClass";
        }
        if (method.isAfterClassConfiguration()) {
            return "@AfterClass";
        }
        if (method.isBeforeTestConfiguration()) {
            return "@BeforeTest";
        }
        if (method.isAfterTestConfiguration()) {
            return "@AfterTest";
        }
        if (method.isBeforeSuiteConfiguration()) {
            return "@BeforeSuite";
        }
        if (method.isAfterSuiteConfiguration()) {
            return "@AfterSuite";
        }
        return method.isBeforeGroupsConfiguration() ? "@BeforeGroups" : "@AfterGroups";
    }
}
