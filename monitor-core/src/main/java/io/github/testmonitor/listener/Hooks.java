package io.github.testmonitor.listener;

import io.github.testmonitor.listener.Hook.Argument;
import io.github.testmonitor.listener.Hook.Place;
import java.util.List;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

/** Which hooks go where. They use what JUnit 4.5 has and every later version kept. */
final class Hooks {
    private static final String NOTIFIER = "org/junit/runner/notification/RunNotifier";
    private static final String RUNNER = "org/junit/runners/ParentRunner";
    private static final String DESCRIPTION = "org/junit/runner/Description";
    private static final String FAILURE = "org/junit/runner/notification/Failure";
    private static final String OLD_TEST = "junit/framework/Test";
    private static final String TEST_CLASS = "org/junit/runners/model/TestClass";

    private static final Argument THIS = code -> code.visitVarInsn(ALOAD, 0);
    private static final Argument PARAMETER = code -> code.visitVarInsn(ALOAD, 1);

    private Hooks() {}

    /** JUnit's listeners hear the start before us and the end after us, so that their work is not the test's. */
    static List<Hook> ofRunNotifier() {
        return List.of(
                test("fireTestStarted", Place.RETURN, "testStarted"),
                test("fireTestFinished", Place.ENTRY, "testFinished"),
                test("fireTestIgnored", Place.ENTRY, "testIgnored"),
                failure("fireTestFailure", "testFailed"),
                failure("fireTestAssumptionFailed", "testAssumptionFailed"));
    }

    /** The name is the runner's own, by which its description goes too; the description itself would cost a walk through its tests. */
    static List<Hook> ofParentRunner() {
        Argument testClass = code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKEVIRTUAL, RUNNER, "getTestClass", "()L" + TEST_CLASS + ";", false);
            code.visitMethodInsn(INVOKEVIRTUAL, TEST_CLASS, "getJavaClass", "()Ljava/lang/Class;", false);
        };
        Argument name = code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKEVIRTUAL, RUNNER, "getName", "()Ljava/lang/String;", false);
        };
        return List.of(
                new Hook(
                        "run",
                        NOTIFIER,
                        Place.ENTRY,
                        "containerStarted",
                        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Class;Ljava/lang/String;)V",
                        List.of(PARAMETER, THIS, testClass, name)),
                new Hook(
                        "run",
                        NOTIFIER,
                        Place.END,
                        "containerFinished",
                        "(Ljava/lang/Object;Ljava/lang/Object;)V",
                        List.of(PARAMETER, THIS)));
    }

    /**
     * Of JUnit 3, which has no notifier: its result hears of each test. A test says its name, {@code method(class)}, as its text;
     * what it throws while it says it is caught with the rest.
     */
    static List<Hook> ofTestResult() {
        return List.of(
                oldTest("startTest", "", Place.RETURN, "testStarted"),
                oldTest("endTest", "", Place.ENTRY, "testFinished"),
                oldTest("addError", "Ljava/lang/Throwable;", Place.ENTRY, "testFailed"),
                oldTest("addFailure", "Ljunit/framework/AssertionFailedError;", Place.ENTRY, "testFailed"));
    }

    private static Hook oldTest(String method, String rest, Place place, String event) {
        Argument name = code -> {
            code.visitVarInsn(ALOAD, 1);
            code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "toString", "()Ljava/lang/String;", false);
        };
        return new Hook(
                method, OLD_TEST, rest, place, event, "(Ljava/lang/Object;Ljava/lang/String;)V", List.of(THIS, name));
    }

    private static Hook test(String method, Place place, String event) {
        Argument name = code -> {
            code.visitVarInsn(ALOAD, 1);
            code.visitMethodInsn(INVOKEVIRTUAL, DESCRIPTION, "getDisplayName", "()Ljava/lang/String;", false);
        };
        return named(method, DESCRIPTION, place, event, name);
    }

    private static Hook failure(String method, String event) {
        Argument name = code -> {
            code.visitVarInsn(ALOAD, 1);
            code.visitMethodInsn(INVOKEVIRTUAL, FAILURE, "getDescription", "()L" + DESCRIPTION + ";", false);
            code.visitMethodInsn(INVOKEVIRTUAL, DESCRIPTION, "getDisplayName", "()Ljava/lang/String;", false);
        };
        return named(method, FAILURE, Place.ENTRY, event, name);
    }

    private static Hook named(String method, String parameter, Place place, String event, Argument name) {
        return new Hook(
                method, parameter, place, event, "(Ljava/lang/Object;Ljava/lang/String;)V", List.of(THIS, name));
    }
}
