package io.github.testmonitor.profile;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MainMethodTest {

    @Test
    void a_program_has_begun_when_main_is_the_outermost_call() {
        StackTraceElement[] stack = {call("com.acme.Main", "load"), call("com.acme.Main", "main")};

        assertThat(MainMethod.isIn(stack)).isTrue();
    }

    @Test
    void a_premain_method_is_not_the_program_whatever_it_calls() {
        StackTraceElement[] stack = {
            call("com.acme.Tool", "main"), call("sun.instrument.InstrumentationImpl", "loadClassAndCallPremain")
        };

        assertThat(MainMethod.isIn(stack)).isFalse();
    }

    @Test
    void a_thread_without_a_stack_has_not_begun() {
        assertThat(MainMethod.isIn(new StackTraceElement[0])).isFalse();
    }

    @Test
    void a_thread_that_has_ended_is_not_waited_for() throws InterruptedException {
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();

        MainMethod.await(ended);

        assertThat(ended.isAlive()).isFalse();
    }

    @Test
    void an_interrupt_ends_the_waiting_and_stays() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread other = new Thread(() -> await(end));
        other.start();
        Thread.currentThread().interrupt();

        MainMethod.await(other);

        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        other.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static StackTraceElement call(String type, String method) {
        return new StackTraceElement(type, method, null, 1);
    }
}
