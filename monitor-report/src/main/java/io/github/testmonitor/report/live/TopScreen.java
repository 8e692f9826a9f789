package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.live.LiveView.Finished;
import io.github.testmonitor.report.live.LiveView.Fork;
import io.github.testmonitor.report.live.LiveView.Running;
import io.github.testmonitor.report.live.LiveView.SoFar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A view of a running build as lines of plain text, none longer than the screen is wide. */
public final class TopScreen {
    private static final int BAR = 20;
    private static final int TESTS_OF_A_FORK = 5;
    private static final String UNKNOWN = "-";
    /** The marks: of the whole fork, and of it while other tests ran in it, too. */
    private static final String RUNNING_HEAD =
            "          age        CPU  allocated  RSS growth  running (~ fork's, s shared)";

    private final int width;
    private final int testsOfAFork;
    private final List<String> lines = new ArrayList<>();
    private boolean headed;

    private TopScreen(int width, int testsOfAFork) {
        this.width = width;
        this.testsOfAFork = testsOfAFork;
    }

    /**
     * @param now the end of the build's time so far
     * @param width columns of the screen
     */
    public static List<String> lines(LiveView view, Instant now, int width) {
        return lines(view, now, width, Integer.MAX_VALUE);
    }

    /**
     * As {@link #lines(LiveView, Instant, int)}; of each fork one test only, where there are more lines than rows otherwise.
     *
     * @param rows of the screen; there may be more lines than that all the same
     */
    public static List<String> lines(LiveView view, Instant now, int width, int rows) {
        List<String> usual = lines(new TopScreen(width, TESTS_OF_A_FORK), view, now);
        return usual.size() <= rows ? usual : lines(new TopScreen(width, 1), view, now);
    }

    private static List<String> lines(TopScreen screen, LiveView view, Instant now) {
        screen.header(view, now);
        view.forks().forEach(screen::fork);
        screen.costliest(view.costliest());
        return screen.lines;
    }

    private void header(LiveView view, Instant now) {
        long nanos = Math.max(0, Duration.between(view.startedAt(), now).toNanos());
        line(String.join(
                " | ",
                view.over() ? "build over" : "build " + Quantities.nanos(nanos),
                counted(view.finishedTests(), "test") + " done",
                counted(view.forks().size(), "fork") + " running, " + Quantities.count(view.finishedForks()) + " done",
                Quantities.nanos(view.cpuNanos()) + " CPU in forks"));
        if (view.container() != null) {
            line("container  " + container(view.container()));
        }
    }

    private static String container(LiveView.Container container) {
        long used = container.memoryBytes();
        Long limit = container.limitBytes();
        return limit == null
                ? Quantities.bytes(used) + ", no limit"
                : bar(used, limit) + " " + Quantities.bytes(used) + " of " + Quantities.bytes(limit);
    }

    private void fork(Fork fork) {
        ForkRecord.ForkStarted started = fork.started();
        String execution = started.execution() == null ? "" : " " + started.execution();
        line("");
        line("fork " + fork.number() + ", " + Names.clean(started.module() + execution) + ", pid " + started.pid());
        line(String.join(
                "  ",
                "  CPU " + cores(fork.cpuCores()),
                "RSS " + bytes(fork.rssBytes()),
                "heap " + heap(fork),
                "threads " + count(fork.threads()),
                "tests done " + Quantities.count(fork.finishedTests())));
        List<Running> running = fork.running();
        if (!running.isEmpty() && !headed) {
            headed = true;
            line(RUNNING_HEAD);
        }
        running.stream().limit(testsOfAFork).forEach(this::running);
        if (running.size() > testsOfAFork) {
            line("  and " + counted(running.size() - testsOfAFork, "test") + " more");
        }
    }

    private void running(Running test) {
        SoFar soFar = test.soFar();
        String mark = soFar.alone() ? "~" : "s";
        String figures = String.format(
                Locale.ROOT,
                "  > %9s  %9s  %9s  %10s  ",
                Quantities.nanos(test.nanos()),
                marked(mark, nanos(soFar.cpuNanos())),
                marked(mark, bytes(soFar.allocatedBytes())),
                marked(mark, bytes(soFar.rssGrowthBytes())));
        line(figures + LiveNames.of(test.identity(), Math.max(1, width - figures.length())));
    }

    private static String marked(String mark, String figure) {
        return figure.equals(UNKNOWN) ? figure : mark + figure;
    }

    private void costliest(List<Finished> tests) {
        if (tests.isEmpty()) {
            return;
        }
        line("");
        line("      CPU  allocated       wall  finished test");
        for (Finished test : tests) {
            String figures = String.format(
                    Locale.ROOT,
                    "%9s  %9s  %9s  ",
                    nanos(test.cpuNanos()),
                    bytes(test.allocatedBytes()),
                    nanos(test.wallNanos()));
            line(figures + LiveNames.of(test.identity(), Math.max(1, width - figures.length())));
        }
    }

    private static String heap(Fork fork) {
        Long maximum = fork.started().jvm().maxHeapBytes();
        if (fork.heapUsedBytes().isEmpty() || maximum == null) {
            return bytes(fork.heapUsedBytes());
        }
        long used = fork.heapUsedBytes().getAsLong();
        return bar(used, maximum) + " " + Quantities.bytes(used) + " of " + Quantities.bytes(maximum);
    }

    private static String bar(long used, long of) {
        int filled = (int) Math.min(BAR, Math.round((double) used / Math.max(1, of) * BAR));
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    private static String cores(OptionalDouble cores) {
        return cores.isEmpty() ? UNKNOWN : String.format(Locale.ROOT, "%.2f cores", cores.getAsDouble());
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isEmpty() ? UNKNOWN : Quantities.bytes(bytes.getAsLong());
    }

    private static String nanos(OptionalLong nanos) {
        return nanos.isEmpty() ? UNKNOWN : Quantities.nanos(nanos.getAsLong());
    }

    private static String count(OptionalLong count) {
        return count.isEmpty() ? UNKNOWN : Quantities.count(count.getAsLong());
    }

    private static String counted(long count, String what) {
        return Quantities.count(count) + " " + (count == 1 ? what : what + "s");
    }

    private void line(String text) {
        lines.add(text.length() <= width ? text : text.substring(0, width));
    }
}
