package io.github.testmonitor.listener;

import org.jspecify.annotations.Nullable;

/** What the calling thread is in the middle of, by the names on its stack. Costs a stack trace. */
final class RunningCode {
    private RunningCode() {}

    /** Whether code of this class or of one within it is running, or any method of this name: a test may be inherited. */
    static boolean isOf(String className, @Nullable String methodName) {
        for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
            String running = frame.getClassName();
            if (running.equals(className)
                    || running.startsWith(className + '$')
                    || frame.getMethodName().equals(methodName)) {
                return true;
            }
        }
        return false;
    }
}
