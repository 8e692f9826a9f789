package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.report.attribution.ForkBalances;
import io.github.testmonitor.report.attribution.LateWork;
import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.code.Frames;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.SkippedRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.profile.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one fork file from its first record to its last, tells what ran, and gathers what is known of the fork. Holds the open
 * spans, and no finished one.
 */
final class ForkReplay {
    private static final String EXIT_IN_TEST = "exitInTest";
    private static final String OWNERSHIP = "ownership";

    private final NumberedFork fork;
    private final RunIndex index;
    private final SpanVisitor visitor;
    private final ContainerRecorder container;
    private final RecordReader reader;
    private final CodeReplay code;
    private final Map<Long, OpenSpan> open = new HashMap<>();
    private final List<TestRun> lost = new ArrayList<>();
    private final List<ForkRecord.Unavailable> unavailable = new ArrayList<>();
    private final Tally tally = new Tally();
    private final ForkSize size = new ForkSize();
    private final ForkBalances balances = new ForkBalances();

    private long openTests;
    private long testStarts;
    private long lastTestEndT = Long.MIN_VALUE;
    private long lastT;
    private boolean started;
    private @Nullable Long rssAtPeakBytes;
    /** What the fork was in at the container's peak, if that was no test. */
    private @Nullable OpenSpan outsideAtPeak;

    private @Nullable ContainerRun diedIn;
    private ForkRecord.@Nullable JvmDetails jvmDetails;
    private ForkRun.Pace pace = ForkRun.Pace.AS_PLANNED;
    private ForkRecord.@Nullable ForkFinished finished;

    /** @param profile null where the fork has none */
    ForkReplay(
            NumberedFork fork,
            RunIndex index,
            SpanVisitor visitor,
            ContainerRecorder container,
            Frames frames,
            @Nullable Profile profile) {
        this.fork = fork;
        this.index = index;
        this.visitor = visitor;
        this.container = container;
        this.code = new CodeReplay(frames, ProfiledStacks.of(profile));
        this.reader = new RecordReader(EnumSet.allOf(RecordType.class), this::accept, code);
    }

    ForkRun read() throws IOException {
        reader.readAll(fork.file().path(), fork.file().length());
        lose();
        return toForkRun();
    }

    Tally tally() {
        return tally;
    }

    private void accept(ForkRecord record) {
        if (record instanceof ForkRecord.TestStarted start) {
            testStarted(start);
        } else if (record instanceof ForkRecord.TestFinished end) {
            testFinished(end);
        } else if (record instanceof ForkRecord.ContainerStarted start) {
            open(start.t(), start.id(), OpenSpan.container(start, parent(start.parent())));
        } else if (record instanceof ForkRecord.ContainerFinished end) {
            containerFinished(end);
        } else if (record instanceof ForkRecord.Sample sample) {
            sample(sample);
        } else if (record instanceof ForkRecord.TestSkipped skipped) {
            skipped(skipped);
        } else if (record instanceof ForkRecord.Unavailable source) {
            unavailable.add(source);
            code.unavailable(source);
        } else if (record instanceof ForkRecord.Slowed slowed) {
            pace = pace.withSamplesEvery(slowed.intervalMillis());
        } else if (record instanceof ForkRecord.LooksSlowed slowed) {
            pace = pace.withLooksEvery(slowed.periodMillis());
        } else if (record instanceof ForkRecord.JvmDetails details) {
            jvmDetails = details;
        } else if (record instanceof ForkRecord.ForkStarted first) {
            forkStarted(first);
        } else if (record instanceof ForkRecord.ForkFinished last) {
            seen(last.t());
            finished = last;
        }
    }

    private ForkRecord.@Nullable ForkStarted forkStarted(ForkFile file) {
        ForkRecord.ForkStarted first = file.started();
        return first == null || jvmDetails == null ? first : first.with(jvmDetails);
    }

    private void forkStarted(ForkRecord.ForkStarted first) {
        if (started) {
            reader.reject("a second forkStarted");
            return;
        }
        started = true;
        if (first.container() != null) {
            container.limits(first.container());
        }
    }

    private void testStarted(ForkRecord.TestStarted start) {
        if (open(start.t(), start.id(), OpenSpan.test(start, parent(start.parent()), openTests, testStarts))) {
            openTests++;
            testStarts++;
        }
    }

    private boolean open(long t, long id, OpenSpan span) {
        seen(t);
        if (open.putIfAbsent(id, span) != null) {
            reader.reject("span " + id + " started twice");
            return false;
        }
        code.opened(id, t);
        return true;
    }

    private @Nullable OpenSpan parent(@Nullable Long id) {
        return id != null ? open.get(id) : null;
    }

    private void testFinished(ForkRecord.TestFinished end) {
        OpenSpan span = close(end.t(), end.id(), true);
        if (span != null) {
            openTests--;
            lastTestEndT = Math.max(lastTestEndT, end.t());
            balances.addTest(end.figures(), index.aftermath(fork, end.id()).late());
            TestCode found = code.closed(end.id(), end.t(), end.figures());
            tell(test(end.id(), span, outcome(end.status()), end.sharedWith(), end.figures(), found), end.t());
        }
    }

    private void containerFinished(ForkRecord.ContainerFinished end) {
        OpenSpan span = close(end.t(), end.id(), false);
        if (span != null) {
            container(end.id(), span, end.t(), end.figures());
        }
    }

    private ContainerRun container(long id, OpenSpan span, long endT, Figures own) {
        Aftermath aftermath = index.aftermath(fork, id);
        LateWork late = aftermath.late();
        balances.addContainer(own, late);
        Figures figures = late.addTo(own);
        ContainerRun run = new ContainerRun(
                fork.module(),
                fork.file().execution(),
                fork.number(),
                span.identity(),
                span.t(),
                figures,
                aftermath.leaked(),
                code.closed(id, endT, own));
        tally.add(run);
        size.add(figures);
        if (isAtPeak(span, endT)) {
            container.ranAtPeak(ContainerHistory.RunningTest.container(fork.number(), span.identity(), rssAtPeakBytes));
        }
        visitor.container(run);
        return run;
    }

    @SuppressWarnings("ReferenceEquality") // This very span, of which there is one.
    private boolean isAtPeak(OpenSpan span, long endT) {
        return outsideAtPeak == span && container.peakNanos() <= nanos(endT);
    }

    private @Nullable OpenSpan close(long t, long id, boolean test) {
        seen(t);
        OpenSpan span = open.get(id);
        if (span == null || span.isTest() != test) {
            reader.reject("span " + id + " finished without a start");
            return null;
        }
        open.remove(id);
        return span;
    }

    private void sample(ForkRecord.Sample sample) {
        seen(sample.t());
        long nanos = nanos(sample.t());
        size.add(nanos, sample.readings());
        container.sample(nanos, sample.readings());
        code.sample(sample);
        visitor.sample(new SampleRun(fork.number(), sample.t(), sample.readings()));
        OpenSpan outside = sample.running().isEmpty() ? innermost() : null;
        if (nanos <= container.peakNanos()) {
            sample.readings().get(Reading.RSS).ifPresent(bytes -> rssAtPeakBytes = bytes);
            outsideAtPeak = outside;
        }
        if (outside != null) {
            boolean whole = isWithin(outside, sample) && !hasTestEnded(sample);
            outside.sampled().add(sample.readings(), whole, false);
        }
        for (Long id : sample.running()) {
            OpenSpan span = open.get(id);
            if (span != null) {
                boolean whole = isWithin(span, sample);
                boolean others = sample.running().size() > 1 || (whole && hasTestEnded(sample));
                span.sampled().add(sample.readings(), whole, others);
            }
        }
    }

    private static boolean isWithin(OpenSpan span, ForkRecord.Sample sample) {
        return sample.t() - sample.gapNanos() >= span.t();
    }

    /** Whether a test has ended since the sample before, of which a mark may be, too. */
    private boolean hasTestEnded(ForkRecord.Sample sample) {
        return lastTestEndT > sample.t() - sample.gapNanos();
    }

    /** The class, or what is smaller, that was started last and is open; null where a test is open, or none. */
    private @Nullable OpenSpan innermost() {
        return openTests > 0
                ? null
                : open.entrySet().stream()
                        .filter(entry -> entry.getValue().identity().className() != null)
                        .max(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse(null);
    }

    private void skipped(ForkRecord.TestSkipped record) {
        seen(record.t());
        tally.addSkipped();
        visitor.skipped(new SkippedRun(
                fork.module(), fork.file().execution(), fork.number(), record.identity(), record.reason()));
    }

    /** Whatever test is open at the end was in flight when the fork died; where there is none, the innermost class was. */
    private void lose() {
        OpenSpan outside = innermost();
        loseTests();
        if (finished == null && outside != null) {
            diedIn = loseContainer(outside);
        }
    }

    private ContainerRun loseContainer(OpenSpan span) {
        long id = open.entrySet().stream()
                .filter(entry -> entry.getValue() == span)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return container(id, span, lastT, sampled(id, span));
    }

    private Figures sampled(long id, OpenSpan span) {
        span.sampled().work(code.seen(id, Weight.CPU), code.seen(id, Weight.ALLOCATED));
        Long wallNanos = span.isTest() ? Math.max(0, lastT - span.t()) : null;
        return span.sampled().toFigures(wallNanos, isOwnThreadOnly());
    }

    /** Whether no more than the work of a test's own thread is followed in this fork. */
    private boolean isOwnThreadOnly() {
        return tally.totals().ownThreadOnly()
                || unavailable.stream().anyMatch(part -> part.probe().equals(OWNERSHIP));
    }

    private void loseTests() {
        open.entrySet().stream()
                .filter(entry -> entry.getValue().isTest())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    long id = entry.getKey();
                    OpenSpan span = entry.getValue();
                    Figures figures = sampled(id, span);
                    balances.addTest(figures, LateWork.NONE);
                    TestCode found = code.closed(id, lastT, figures);
                    TestRun test = test(id, span, TestRun.Outcome.LOST, span.sharedWith(testStarts), figures, found);
                    lost.add(test);
                    tell(test, lastT);
                });
    }

    private TestRun test(
            long id,
            OpenSpan span,
            TestRun.Outcome outcome,
            int sharedWith,
            Figures figures,
            @Nullable TestCode found) {
        Aftermath aftermath = index.aftermath(fork, id);
        String execution = fork.file().execution();
        int attempt =
                index.attempts().of(fork.module(), execution, span.identity().uniqueId(), nanos(span.t()));
        return new TestRun(
                fork.module(),
                execution,
                fork.number(),
                span.identity(),
                span.tags(),
                attempt,
                outcome,
                span.t(),
                sharedWith,
                aftermath.late().addTo(figures),
                aftermath.leaked(),
                aftermath.late().toModel(),
                found);
    }

    private void tell(TestRun test, long endT) {
        tally.add(test);
        size.add(test.figures());
        long peak = container.peakNanos();
        if (nanos(test.t()) <= peak && peak <= nanos(endT)) {
            String className = test.identity().className();
            container.ranAtPeak(new ContainerHistory.RunningTest(
                    test.fork(),
                    className != null ? className : "",
                    test.identity().displayName(),
                    rssAtPeakBytes,
                    test));
        }
        visitor.test(test);
    }

    private static TestRun.Outcome outcome(Status status) {
        return switch (status) {
            case SUCCESSFUL -> TestRun.Outcome.SUCCESSFUL;
            case FAILED -> TestRun.Outcome.FAILED;
            case ABORTED -> TestRun.Outcome.ABORTED;
        };
    }

    private void seen(long t) {
        lastT = Math.max(lastT, t);
    }

    private long nanos(long t) {
        return index.clock().nanos(fork.file().startedAt(), t);
    }

    private ForkRun toForkRun() {
        ForkFile file = fork.file();
        Long exactPeak = finished != null ? finished.peakRssBytes() : null;
        Long exactCpu = finished != null ? finished.cpuNanos() : null;
        Long cpu = exactCpu != null ? exactCpu : size.cpuNanos();
        ForkRun.ProcessTotals process = size.process(finished);
        return new ForkRun(
                        fork.number(),
                        fork.label(),
                        file.path(),
                        forkStarted(file),
                        file.disabled() != null ? file.disabled().reason() : null,
                        ending(),
                        Duration.ofNanos(lastT),
                        tally.totals(),
                        exactPeak != null ? exactPeak : size.peakRssBytes(),
                        finished == null,
                        size.peakHeapBytes(),
                        cpu,
                        size.oomKills(),
                        List.copyOf(lost),
                        List.copyOf(unavailable),
                        finished != null ? finished.monitor() : null,
                        size.samples(),
                        reader.unreadable(),
                        size.history(),
                        process,
                        balances.cpu(cpu, process, finished),
                        balances.allocated(process, finished),
                        pace)
                .in(diedIn);
    }

    private ForkRun.Ending ending() {
        if (finished == null) {
            return ForkRun.Ending.NO_LAST_RECORD;
        }
        return finished.reason().equals(EXIT_IN_TEST) ? ForkRun.Ending.EXIT_IN_TEST : ForkRun.Ending.EXIT;
    }
}
