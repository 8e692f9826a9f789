package io.github.testmonitor.maven.end;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says now and then how the tests are getting on. */
final class LiveLine implements AutoCloseable {
    static final Duration PERIOD = Duration.ofSeconds(30);

    private final ScheduledExecutorService executor;
    private final Supplier<Optional<String>> source;
    private final Consumer<String> console;

    LiveLine(ScheduledExecutorService executor, Supplier<Optional<String>> source, Consumer<String> console) {
        this.executor = executor;
        this.source = source;
        this.console = console;
    }

    /** One daemon thread, which {@link #close} ends. */
    static LiveLine start(Supplier<Optional<String>> source, Consumer<String> console) {
        LiveLine line = new LiveLine(
                new ScheduledThreadPoolExecutor(1, task -> {
                    Thread thread = new Thread(task, "monitor-live-line");
                    thread.setDaemon(true);
                    return thread;
                }),
                source,
                console);
        line.schedule();
        return line;
    }

    private void schedule() {
        var unused =
                executor.scheduleWithFixedDelay(this::show, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    void show() {
        try {
            source.get().ifPresent(console);
        } catch (RuntimeException | LinkageError e) {
            close(); // What cannot be read once will not be read in thirty seconds; the tests go on.
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
