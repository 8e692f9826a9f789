package io.github.testmonitor.listener;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;

/**
 * What TestNG knows of an invocation but does not tell in the API of every version we support. Asked by name; unknown where a
 * version has no such thing.
 */
final class TestNgInternals {
    /** Public in 6.14 and in 7.12, but of an internal class. */
    private static final @Nullable Method PARAMETER_INDEX =
            method("org.testng.internal.TestResult", "getParameterIndex");

    /** Since TestNG 7 a factory's instances come wrapped. */
    private static final @Nullable Method WRAPPED_INSTANCE =
            method("org.testng.internal.IParameterInfo", "getInstance");

    private TestNgInternals() {}

    /** Which row of its data provider the invocation has; 0 where there is no data provider, or it is not known. */
    static int row(ITestResult result) {
        Integer row = (Integer) call(PARAMETER_INDEX, result);
        // TestNG has -1 for a test that it did not invoke.
        return row == null ? 0 : Math.max(0, row);
    }

    /** The instance itself, where TestNG has it wrapped. */
    static Object unwrapped(Object instance) {
        Object wrapped = call(WRAPPED_INSTANCE, instance);
        return wrapped == null ? instance : wrapped;
    }

    private static @Nullable Object call(@Nullable Method method, Object target) {
        try {
            return method == null || !method.getDeclaringClass().isInstance(target) ? null : method.invoke(target);
        } catch (ReflectiveOperationException unknown) {
            return null;
        }
    }

    private static @Nullable Method method(String type, String name) {
        try {
            return Class.forName(type, false, ITestNGMethod.class.getClassLoader())
                    .getMethod(name);
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return null;
        }
    }
}
