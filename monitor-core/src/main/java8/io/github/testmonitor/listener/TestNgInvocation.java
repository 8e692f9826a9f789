package io.github.testmonitor.listener;

import io.github.testmonitor.session.TestDescription;
import java.util.Arrays;
import java.util.Collections;
import org.testng.IClass;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;
import org.testng.SkipException;

/**
 * One invocation of a TestNG method, and what it is called. Its unique id is {@code
 * class#method(parameter types)[invocation]+instance}: the invocation is the row of the data provider and, where the same row
 * comes again, a dot and its occurrence; the instance stands only where a factory made several. Nothing of it is asked of the
 * user's parameters: their {@code toString} is not ours to call.
 */
final class TestNgInvocation {
    private final ITestResult result;
    private final String className;
    private final String signature;
    private final int row;
    private final String instance;
    private final int occurrence;
    private volatile boolean invoked;

    private TestNgInvocation(ITestResult result, TestNgInstances instances, Occurrences occurrences) {
        this.result = result;
        this.className = className(result);
        this.signature = signature(result.getMethod(), className);
        this.row = TestNgInternals.row(result);
        this.instance = instance(result, instances);
        this.occurrence = occurrences.next(name());
    }

    /** The invocation that this result belongs to; numbers it. */
    static TestNgInvocation next(ITestResult result, TestNgInstances instances, Occurrences occurrences) {
        return new TestNgInvocation(result, instances, occurrences);
    }

    /** The method itself is called now: what is skipped afterwards was given up or failed, not left out. */
    void invoked() {
        invoked = true;
    }

    /** TestNG reports an attempt that it will retry as a skip, though it failed by its own exception. */
    boolean failedAndIsRetried() {
        Throwable thrown = result.getThrowable();
        return invoked && thrown != null && !(thrown instanceof SkipException);
    }

    void retried(Occurrences occurrences) {
        occurrences.retried(name(), occurrence);
    }

    TestDescription description() {
        ITestNGMethod method = result.getMethod();
        String number = "[" + row + (occurrence == 0 ? "" : "." + occurrence) + ']';
        Object[] parameters = result.getParameters();
        boolean numbered = occurrence > 0 || (parameters != null && parameters.length > 0);
        String name = nameOrMethod();
        return new TestDescription(
                signature + number + instance,
                className,
                method.getMethodName(),
                numbered ? name + number : name,
                name,
                Arrays.asList(method.getGroups()));
    }

    /** A test may name itself (ITest), and TestNG 6.9 gives those of a class-level annotation its name: either may be empty. */
    private String nameOrMethod() {
        String name = result.getName();
        return name == null || name.trim().isEmpty() ? result.getMethod().getMethodName() : name;
    }

    /** A configuration method, as the container that it is to us. */
    static TestDescription configuration(ITestResult result, TestNgInstances instances) {
        ITestNGMethod method = result.getMethod();
        return new TestDescription(
                signature(method, className(result)) + instance(result, instances),
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

    private static String instance(ITestResult result, TestNgInstances instances) {
        Integer instance = instances.indexOf(result);
        return instance == null ? "" : "+" + instance;
    }

    /** What TestNG can tell this invocation by; where it is not the only one of this name, the occurrence does the rest. */
    private String name() {
        return signature + row + instance;
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
