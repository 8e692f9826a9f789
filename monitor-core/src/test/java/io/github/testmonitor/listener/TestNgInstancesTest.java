package io.github.testmonitor.listener;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testng.IClass;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;
import org.testng.internal.ConstructorOrMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** What the listener asks TestNG for, where a factory made many instances of a class. */
final class TestNgInstancesTest {
    private final RecordedEvents events = RecordedEvents.connect();
    private final TestNgListener listener = new TestNgListener(new Authority());
    private final AtomicInteger asked = new AtomicInteger();
    private Object[] instances = {new Untouchable(), new Untouchable(), new Untouchable()};
    private final IClass testClass = fake(
            IClass.class,
            Map.of("getName", () -> Untouchable.class.getName(), "getInstances", this::askedForInstances));

    /** Its methods are not ours to call. */
    private static final class Untouchable {
        void passes() {}

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode");
        }
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void a_class_is_asked_once_for_all_of_its_instances() {
        listener.onExecutionStart();

        runAll();

        assertThat(asked).hasValue(1);
        assertThat(events.uniqueIds())
                .extracting(id -> id.substring(id.indexOf('[')))
                .containsExactly("[0]+0", "[0]+1", "[0]+2");
    }

    @Test
    void an_instance_that_came_later_is_found_too() {
        listener.onExecutionStart();
        runAll();

        instances = new Object[] {instances[0], instances[1], instances[2], new Untouchable()};
        run(instances[3]);

        assertThat(asked).hasValue(2);
        assertThat(events.uniqueIds().get(3)).endsWith("[0]+3");
    }

    @Test
    void nothing_is_kept_of_a_run_that_has_ended() {
        listener.onExecutionStart();
        runAll();
        listener.onExecutionFinish();

        listener.onExecutionStart();
        runAll();

        assertThat(asked).hasValue(2);
    }

    private void runAll() {
        for (Object instance : instances) {
            run(instance);
        }
    }

    private void run(Object instance) {
        ITestNGMethod method = fake(
                ITestNGMethod.class,
                Map.of(
                        "getMethodName",
                        () -> "passes",
                        "getConstructorOrMethod",
                        TestNgInstancesTest::passes,
                        "getGroups",
                        () -> new String[0]));
        ITestResult result = fake(
                ITestResult.class,
                Map.of("getTestClass", () -> testClass, "getMethod", () -> method, "getInstance", () -> instance));
        listener.onTestStart(result);
        listener.onTestSuccess(result);
    }

    private Object[] askedForInstances() {
        asked.incrementAndGet();
        return instances.clone();
    }

    private static ConstructorOrMethod passes() {
        try {
            return new ConstructorOrMethod(Untouchable.class.getDeclaredMethod("passes"));
        } catch (NoSuchMethodException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Answers what is given, and null. */
    private static <T> T fake(Class<T> type, Map<String, Supplier<Object>> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    Supplier<Object> answer = answers.get(method.getName());
                    return answer == null ? null : answer.get();
                }));
    }
}
