package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fork in the table of forks.
 *
 * @param lost how many tests were in flight when it ended, in words; null where none was
 */
public record ForkRow(
        int number,
        String label,
        Cell pid,
        Cell tests,
        @Nullable String lost,
        Cell duration,
        Cell cpu,
        Cell peakRss,
        Cell ofLimit,
        Cell peakHeap,
        Cell maxHeap,
        Cell collector,
        Cell samples,
        String endIcon,
        String end,
        boolean inOrder) {

    static List<ForkRow> of(Run run, Texts texts) {
        Cells cells = new Cells(texts);
        return run.forks().stream().map(fork -> of(fork, run, cells, texts)).toList();
    }

    private static ForkRow of(ForkRun fork, Run run, Cells cells, Texts texts) {
        ForkRecord.ForkStarted started = fork.started();
        boolean measured = fork.disabled() == null;
        boolean died = fork.died();
        Totals totals = fork.totals();
        String notMeasured = texts.of("absent.disabled");
        return new ForkRow(
                fork.number(),
                Names.clean(fork.label()),
                started == null ? cells.absent(notMeasured) : Cell.plain(Long.toString(started.pid())),
                measured ? Cell.plain(Quantities.count(totals.finished())) : cells.absent(notMeasured),
                totals.lost() > 0 ? texts.of("fork.lost", Quantities.count(totals.lost())) : null,
                measured
                        ? cells.atLeast(fork.duration().toNanos(), Unit.NANOSECONDS, died, "absent.wall")
                        : cells.absent(notMeasured),
                cells.atLeast(fork.cpuNanos(), Unit.NANOSECONDS, died, "absent.cpu"),
                cells.atLeast(fork.peakRssBytes(), Unit.BYTES, died, "absent.rss"),
                ofLimit(fork, run.container(), cells, texts),
                peakHeap(fork, died, cells),
                cells.of(started == null ? null : started.jvm().maxHeapBytes(), Unit.BYTES, "absent.maxHeap"),
                collector(started, cells, texts),
                measured ? Cell.plain(Quantities.count(fork.quality().samples())) : cells.absent(notMeasured),
                endIcon(fork),
                measured ? texts.of("fork.ending." + fork.end().ending()) : texts.of("fork.disabled"),
                measured && fork.end().inOrder());
    }

    /** It is the greatest of samples, and of what was read at the ends of tests and collections. */
    private static Cell peakHeap(ForkRun fork, boolean died, Cells cells) {
        Long peak = fork.peakHeapBytes();
        return peak == null || died
                ? cells.atLeast(peak, Unit.BYTES, died, "absent.heap")
                : cells.sampled(peak, Unit.BYTES);
    }

    private static Cell collector(ForkRecord.@Nullable ForkStarted started, Cells cells, Texts texts) {
        String collector = started == null ? null : started.jvm().collector();
        return collector == null ? cells.absent(texts.of("absent.collector")) : Cell.plain(Names.clean(collector));
    }

    private static Cell ofLimit(ForkRun fork, @Nullable ContainerHistory container, Cells cells, Texts texts) {
        Long limit = limit(fork, container);
        Long peak = fork.peakRssBytes();
        if (limit == null || peak == null) {
            return cells.absent(texts.of(limit == null ? "absent.limit" : "absent.rss"));
        }
        return cells.share(peak, limit, fork.died());
    }

    private static @Nullable Long limit(ForkRun fork, @Nullable ContainerHistory container) {
        ForkRecord.ForkStarted started = fork.started();
        if (started != null
                && started.container() != null
                && started.container().memoryLimitBytes() != null) {
            return started.container().memoryLimitBytes();
        }
        return container == null ? null : container.memoryLimitBytes();
    }

    private static String endIcon(ForkRun fork) {
        if (fork.disabled() != null) {
            return "–";
        }
        return switch (fork.end().ending()) {
            case EXIT -> "✓";
            case EXIT_IN_TEST -> "⚠";
            case NO_LAST_RECORD -> "☠";
        };
    }
}
