package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be known of all fork files before any of them is read in order: which runs of a test are reruns, what came after
 * the end of a test or container, and when the container was at its greatest.
 */
final class RunIndex {
    private static final Set<RecordType> INDEXED =
            EnumSet.of(RecordType.TEST_STARTED, RecordType.SAMPLE, RecordType.LATE, RecordType.LEAKED);

    private final RunClock clock;
    private final Attempts attempts;
    private final ContainerPeak peak;
    private final Map<Integer, Map<Long, Aftermath>> aftermaths;

    private RunIndex(
            RunClock clock, Attempts attempts, ContainerPeak peak, Map<Integer, Map<Long, Aftermath>> aftermaths) {
        this.clock = clock;
        this.attempts = attempts;
        this.peak = peak;
        this.aftermaths = aftermaths;
    }

    static RunIndex of(List<NumberedFork> forks, RunClock clock) throws IOException {
        Attempts.Collector attempts = new Attempts.Collector();
        ContainerPeak peak = new ContainerPeak();
        Map<Integer, Map<Long, Aftermath>> aftermaths = new HashMap<>();
        for (NumberedFork fork : forks) {
            Map<Long, Aftermath> aftermath = new HashMap<>();
            Scan scan = new Scan(fork, clock, attempts, peak, aftermath);
            new RecordReader(INDEXED, scan::accept)
                    .readAll(fork.file().path(), fork.file().length());
            aftermaths.put(fork.number(), aftermath);
        }
        return new RunIndex(clock, attempts.toAttempts(), peak, aftermaths);
    }

    RunClock clock() {
        return clock;
    }

    Attempts attempts() {
        return attempts;
    }

    ContainerPeak peak() {
        return peak;
    }

    Aftermath aftermath(NumberedFork fork, long id) {
        return aftermaths.getOrDefault(fork.number(), Map.of()).getOrDefault(id, Aftermath.NONE);
    }

    /** One fork's part. */
    private record Scan(
            NumberedFork fork,
            RunClock clock,
            Attempts.Collector attempts,
            ContainerPeak peak,
            Map<Long, Aftermath> aftermath) {

        void accept(ForkRecord record) {
            if (record instanceof ForkRecord.TestStarted started) {
                String execution = fork.file().execution();
                attempts.add(fork.module(), execution, started.identity().uniqueId(), nanos(started.t()));
            } else if (record instanceof ForkRecord.Sample sample) {
                peak.add(sample.readings(), nanos(sample.t()));
            } else if (record instanceof ForkRecord.Late late) {
                aftermath.merge(late.id(), Aftermath.NONE.with(late), (before, first) -> before.with(late));
            } else if (record instanceof ForkRecord.Leaked leaked) {
                aftermath.merge(leaked.id(), Aftermath.NONE.with(leaked), (before, first) -> before.with(leaked));
            }
        }

        private long nanos(long t) {
            return clock.nanos(fork.file().startedAt(), t);
        }
    }
}
