package io.github.testmonitor.maven.end;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveLineTest {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final List<String> console = new ArrayList<>();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void the_line_is_shown_when_there_is_one() {
        new LiveLine(executor, () -> Optional.of("12 tests"), console::add).show();

        assertThat(console).containsExactly("12 tests");
    }

    @Test
    void nothing_is_shown_when_there_is_none() {
        new LiveLine(executor, Optional::empty, console::add).show();

        assertThat(console).isEmpty();
    }

    @Test
    void a_source_that_breaks_ends_the_line_and_not_the_build() {
        LiveLine line = new LiveLine(
                executor,
                () -> {
                    throw new IllegalStateException("unreadable");
                },
                console::add);

        line.show();

        assertThat(executor.isShutdown()).isTrue();
    }

    @Test
    void closing_leaves_no_thread_behind() {
        new LiveLine(executor, Optional::empty, console::add).close();

        assertThat(executor.isShutdown()).isTrue();
    }
}
