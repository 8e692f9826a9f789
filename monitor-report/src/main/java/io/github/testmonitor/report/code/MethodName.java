package io.github.testmonitor.report.code;

import io.github.testmonitor.report.format.Names;

/**
 * Frames as people read them. A frame names a method and a line, and may begin with a class loader and a module; two lines of one
 * method are one place in a call tree.
 */
public final class MethodName {
    private static final String LAMBDA = "$$Lambda";
    private static final String ADDRESS = "/0x";

    private MethodName() {}

    /**
     * The method of a frame, clean: {@code java.base/java.util.List.of(List.java:1)} is {@code java.util.List.of}, and the numbers of
     * lambdas and the addresses of hidden classes, which are others in each JVM, are left out.
     */
    public static String of(String frame) {
        int end = frame.indexOf('(');
        return Names.clean(withoutNumber(withoutModule(withoutAddress(end > 0 ? frame.substring(0, end) : frame))));
    }

    /** The frame without class loader and module, clean; with its line. */
    public static String withLine(String frame) {
        return Names.clean(withoutModule(withoutAddress(frame)));
    }

    /** {@code java.lang.invoke.LambdaForm$MH/0x00007f12.invoke} without the slash and what it begins. */
    private static String withoutAddress(String frame) {
        int start = frame.indexOf(ADDRESS);
        int line = frame.indexOf('(');
        if (start < 0 || line >= 0 && line < start) {
            return frame;
        }
        int end = start + ADDRESS.length();
        while (end < frame.length() && Character.digit(frame.charAt(end), 16) >= 0) {
            end++;
        }
        return frame.substring(0, start) + frame.substring(end);
    }

    /** {@code app//com.acme.Foo} and {@code java.base@17/java.util.List}. */
    private static String withoutModule(String frame) {
        int line = frame.indexOf('(');
        int slash = frame.lastIndexOf('/', line < 0 ? frame.length() : line);
        return slash < 0 ? frame : frame.substring(slash + 1);
    }

    private static String withoutNumber(String method) {
        int lambda = method.indexOf(LAMBDA);
        int dot = method.lastIndexOf('.');
        return lambda < 0 || dot < lambda
                ? method
                : method.substring(0, lambda + LAMBDA.length()) + method.substring(dot);
    }
}
