package io.github.testmonitor.maven.top;

import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.live.LiveView;
import io.github.testmonitor.report.live.TopScreen;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at a build again and again, from its start or from now on, until it ends. */
public final class Watch {
    /** What was sampled is to be seen a quarter of a second later. */
    private static final long PERIOD_MILLIS = 100;

    private final LiveBuild build;
    private final InstantSource clock;
    private final Pause pause;

    Watch(LiveBuild build, InstantSource clock, Pause pause) {
        this.build = build;
        this.clock = clock;
        this.pause = pause;
    }

    public static Watch of(LiveBuild build) {
        return new Watch(build, InstantSource.system(), Thread::sleep);
    }

    /** What the newest build is doing, or did; empty where there is none. */
    public List<String> once() {
        return build.look()
                .map(view -> TopScreen.lines(view, clock.instant(), LineScreen.WIDTH))
                .orElse(List.of());
    }

    /**
     * Follows the build that runs, or the next one, on the terminal, or by lines where there is none.
     *
     * @param out takes the lines
     * @throws InterruptedException if the thread is interrupted
     */
    public void follow(Consumer<String> out) throws InterruptedException {
        LiveView first = await(out);
        follow(first, () -> {
            Screen terminal = TerminalScreen.open(out);
            return terminal != null ? terminal : new LineScreen(out);
        });
    }

    void follow(LiveView first, Supplier<Screen> screens) throws InterruptedException {
        try (Screen screen = screens.get()) {
            LiveView view = first;
            while (view.buildId().equals(first.buildId())) {
                screen.show(view, clock.instant());
                if (view.over()) {
                    return;
                }
                pause.millis(PERIOD_MILLIS);
                view = build.look().orElse(view);
            }
        }
    }

    /** Waits for a build that is not over. */
    LiveView await(Consumer<String> out) throws InterruptedException {
        boolean said = false;
        while (true) {
            Optional<LiveView> view = build.look();
            if (view.isPresent() && !view.get().over()) {
                return view.get();
            }
            if (!said) {
                out.accept("Waiting for a build to run tests here. Ctrl-C ends this.");
                said = true;
            }
            pause.millis(PERIOD_MILLIS);
        }
    }

    /** Waits between two looks. */
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }
}
