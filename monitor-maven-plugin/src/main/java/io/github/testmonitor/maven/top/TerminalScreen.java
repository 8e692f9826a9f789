package io.github.testmonitor.maven.top;

import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.TopScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** A terminal's whole screen, as it was before when the view is closed, also by Ctrl-C. */
final class TerminalScreen implements Screen {
    private static final Size USUAL = new Size(80, 24);

    private final Terminal terminal;
    private final Display display;
    private final Consumer<String> afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread restore = new Thread(this::leave, "monitor-top-restore");
    private List<String> latest = List.of();

    private TerminalScreen(Terminal terminal, Consumer<String> afterwards) {
        this.terminal = terminal;
        this.display = new Display(terminal, true);
        this.afterwards = afterwards;
    }

    /**
     * Takes the screen over.
     *
     * @param afterwards gets the last view, when the screen is as it was
     * @return null where there is no terminal
     */
    static @Nullable TerminalScreen open(Consumer<String> afterwards) {
        try {
            // By stty alone: a native library would make newer JVMs warn.
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .exec(true)
                    .jni(false)
                    .ffm(false)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return null;
            }
            TerminalScreen screen = new TerminalScreen(terminal, afterwards);
            screen.enter();
            return screen;
        } catch (IOException | IllegalStateException noTerminal) {
            return null;
        }
    }

    private void enter() {
        Runtime.getRuntime().addShutdownHook(restore);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.clear_screen); // The display begins at the top.
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    @Override
    public void show(LiveView view, Instant now) {
        Size size = terminal.getSize();
        if (size.getColumns() <= 0 || size.getRows() <= 0) {
            size = USUAL;
        }
        latest = TopScreen.lines(view, now, size.getColumns(), size.getRows());
        display.resize(size.getRows(), size.getColumns());
        List<AttributedString> lines = new ArrayList<>(); // The display adds to it.
        latest.stream().limit(size.getRows()).map(AttributedString::new).forEach(lines::add);
        display.update(lines, 0);
    }

    @Override
    public void close() {
        leave();
        Runtime.getRuntime().removeShutdownHook(restore);
        latest.forEach(afterwards);
    }

    private void leave() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be set back: " + e.getMessage(), e);
        }
    }
}
