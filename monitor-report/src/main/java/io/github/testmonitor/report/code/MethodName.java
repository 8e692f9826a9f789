package io.github.testmonitor.report.code;

import io.github.testmonitor.report.format.Names;

/**
 * Frames as people read them. A frame names a method and a line, and may begin with a class loader and a module; two lines of one
 * method are one place in a call tree.
 */
public final class MethodName {
    private static final String LAMBDA = "$$Lambda";

    private MethodName() {}

    /**
     * The method of a frame, clean: {@code java.base/java.util.List.of(List.java:1)} is {@code java.util.List.of}, and the numbers of
     * lambdas, which are others in each JVM, are left out.
     */
    public static String of(String frame) {
        int end = frame.indexOf('(');
        return Names.clean(withoutNumber(withoutModule(end > 0 ? frame.substring(0, end) : frame)));
    }

    /** The frame without class loader and module, clean; with its line. */
    public static String withLine(String frame) {
        return Names.clean(withoutModule(frame));
    }

    /** {@code app//com.acme.Foo} and {@code java.base@17/java.util.List}; a hidden class has a slash of its own. */
    private static String withoutModule(String frame) {
        int slash = slashBefore(frame);
        return slash < 0 ? frame : frame.substring(slash + 1);
    }

    private static int slashBefore(String frame) {
        int limit = frame.indexOf('(');
        int lambda = frame.indexOf(LAMBDA);
        if (lambda >= 0 && (limit < 0 || lambda < limit)) {
            limit = lambda;
        }
        return frame.lastIndexOf('/', limit < 0 ? frame.length() : limit);
    }

    private static String withoutNumber(String method) {
        int lambda = method.indexOf(LAMBDA);
        int dot = method.lastIndexOf('.');
        return lambda < 0 || dot < lambda
                ? method
                : method.substring(0, lambda + LAMBDA.length()) + method.substring(dot);
    }
}
