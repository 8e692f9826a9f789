package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the time axis covers: from the first to the last reading, in nanoseconds since the start of the run. */
record TimeSpan(long from, long to) {

    /** The span of all readings, or null where fewer than two moments were seen. */
    static @Nullable TimeSpan of(Run run) {
        LongStream forks = run.forks().stream()
                .flatMap(fork -> fork.history().stream())
                .mapToLong(ForkRun.Point::nanosSinceRunStart);
        LongStream container = run.container() == null
                ? LongStream.empty()
                : run.container().points().stream().mapToLong(point -> point.nanosSinceRunStart());
        LongSummaryStatistics moments = LongStream.concat(forks, container).summaryStatistics();
        return moments.getCount() == 0 || moments.getMin() == moments.getMax()
                ? null
                : new TimeSpan(moments.getMin(), moments.getMax());
    }

    long length() {
        return to - from;
    }

    /** In which of so many equal parts a moment lies. */
    int part(long moment, int parts) {
        return (int) Math.min(parts - 1L, (long) ((moment - from) * (double) parts / length()));
    }
}
