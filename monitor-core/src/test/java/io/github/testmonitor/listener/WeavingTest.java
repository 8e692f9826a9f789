package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Events;
import io.github.testmonitor.boot.JUnit4Hook;
import io.github.testmonitor.listener.Hook.Place;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Weaving of a class file of Java 17, which must have frames; JUnit 4's own have none. */
final class WeavingTest {
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void connect() {
        JUnit4Hook.connect((JUnit4Events) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JUnit4Events.class}, (proxy, method, arguments) -> {
                    told.add(method.getName());
                    return null;
                }));
    }

    @AfterEach
    void disconnect() {
        JUnit4Hook.connect(null);
    }

    /** Adds what it does to the list it is given. */
    public static class Target implements Consumer<Object> {
        @Override
        public void accept(Object parameter) {
            @SuppressWarnings("unchecked")
            List<String> did = (List<String>) parameter;
            for (int i = 0; i < 2; i++) {
                try {
                    did.add("step " + i);
                    did.get(2);
                } catch (IndexOutOfBoundsException expected) {
                    did.add("caught");
                }
                if (did.size() > 10) {
                    return;
                }
            }
            if (did.contains("throw")) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    private static Hook hook(Place place, String event) {
        return new Hook(
                "accept",
                "java/lang/Object",
                place,
                event,
                "(Ljava/lang/Object;Ljava/lang/Object;)V",
                List.of(code -> code.visitVarInsn(Opcodes.ALOAD, 0), code -> code.visitVarInsn(Opcodes.ALOAD, 1)));
    }

    private static Consumer<Object> woven(Hook... hooks) {
        String name = Target.class.getName();
        try (InputStream in = Target.class.getResourceAsStream("WeavingTest$Target.class")) {
            byte[] woven = Weaving.weave(in.readAllBytes(), List.of(hooks));
            ClassLoader loader = new ClassLoader(Target.class.getClassLoader()) {
                @Override
                protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                    return wanted.equals(name)
                            ? defineClass(name, woven, 0, woven.length)
                            : super.loadClass(wanted, resolve);
                }
            };
            @SuppressWarnings("unchecked")
            Consumer<Object> target = (Consumer<Object>)
                    loader.loadClass(name).getDeclaredConstructor().newInstance();
            return target;
        } catch (IOException | ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void an_entry_is_told_before_anything_is_done() {
        woven(hook(Place.ENTRY, "containerFinished")).accept(told);

        assertThat(told).startsWith("containerFinished", "step 0");
    }

    @Test
    void a_return_is_told_once_and_last() {
        woven(hook(Place.RETURN, "containerFinished")).accept(told);

        assertThat(told).endsWith("step 1", "containerFinished").containsOnlyOnce("containerFinished");
    }

    @Test
    void a_return_is_not_told_of_an_exception() {
        told.add("throw");

        assertThatThrownBy(() -> woven(hook(Place.RETURN, "containerFinished")).accept(told))
                .hasMessage("on purpose");

        assertThat(told).doesNotContain("containerFinished");
    }

    @Test
    void an_end_is_told_once_of_a_return() {
        woven(hook(Place.END, "containerFinished")).accept(told);

        assertThat(told).endsWith("step 1", "containerFinished").containsOnlyOnce("containerFinished");
    }

    @Test
    void an_end_is_told_once_of_an_exception_which_then_passes() {
        told.add("throw");

        assertThatThrownBy(() -> woven(hook(Place.END, "containerFinished")).accept(told))
                .hasMessage("on purpose");

        assertThat(told).endsWith("containerFinished").containsOnlyOnce("containerFinished");
    }

    @Test
    void nothing_that_the_event_throws_comes_out() {
        JUnit4Hook.connect((JUnit4Events) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JUnit4Events.class}, (proxy, method, arguments) -> {
                    throw new StackOverflowError("on purpose");
                }));

        woven(hook(Place.ENTRY, "containerFinished")).accept(told);

        assertThat(told).endsWith("step 1");
    }

    @Test
    void nothing_that_its_arguments_throw_comes_out() {
        Hook broken = new Hook(
                "accept",
                "java/lang/Object",
                Place.ENTRY,
                "containerFinished",
                "(Ljava/lang/Object;Ljava/lang/Object;)V",
                List.of(code -> code.visitVarInsn(Opcodes.ALOAD, 0), code -> {
                    code.visitInsn(Opcodes.ACONST_NULL);
                    code.visitMethodInsn(
                            Opcodes.INVOKEVIRTUAL, "java/lang/Object", "toString", "()Ljava/lang/String;", false);
                }));

        woven(broken).accept(told);

        assertThat(told).startsWith("step 0").endsWith("step 1");
    }
}
