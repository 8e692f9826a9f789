package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.report.attribution.ForkBalances;
import io.github.testmonitor.report.attribution.LateWork;
import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.code.Frames;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkEnd;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one fork file from its first record to its last, tells what ran, and gathers what is known of the fork. Holds no finished span. */
final class ForkReplay {
    private static final String EXIT_IN_TEST = "exitInTest";
    private static final String OWNERSHIP = "ownership";

    private final NumberedFork fork;
    private final RunIndex index;
    private final SpanVisitor visitor;
    private final ContainerRecorder container;
    private final RecordReader reader;
    private final CodeReplay code;
    private final ForkAtPeak atPeak;
    private final OpenSpans open = new OpenSpans();
    private final List<TestRun> lost = new ArrayList<>();
    private final List<ForkRecord.Unavailable> unavailable = new ArrayList<>();
    private final Tally tally = new Tally();
    private final ForkSize size = new ForkSize();
    private final ForkBalances balances = new ForkBalances();

    private long lastT;
    private boolean started;
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
        this.atPeak = new ForkAtPeak(fork.number(), container);
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
            spanStarted(start.t(), start.id(), open.start(start));
        } else if (record instanceof ForkRecord.TestFinished end) {
            testFinished(end);
        } else if (record instanceof ForkRecord.ContainerStarted start) {
            spanStarted(start.t(), start.id(), open.start(start));
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

    private void spanStarted(long t, long id, boolean first) {
        seen(t);
        if (first) {
            code.opened(id, t);
        } else {
            reader.reject("span " + id + " started twice");
        }
    }

    private void testFinished(ForkRecord.TestFinished end) {
        OpenSpan span = open.finish(end);
        spanFinished(end.t(), end.id(), span);
        if (span != null) {
            balances.addTest(end.figures(), index.aftermath(fork, end.id()).late());
            tell(test(span, outcome(end.status()), end.sharedWith(), end.figures(), end.t()), end.t());
        }
    }

    private void containerFinished(ForkRecord.ContainerFinished end) {
        OpenSpan span = open.finish(end);
        spanFinished(end.t(), end.id(), span);
        if (span != null) {
            container(span, end.t(), end.figures(), false);
        }
    }

    private void spanFinished(long t, long id, @Nullable OpenSpan span) {
        seen(t);
        if (span == null) {
            reader.reject("span " + id + " finished without a start");
        }
    }

    private TestRun test(OpenSpan span, TestRun.Outcome outcome, int sharedWith, Figures own, long endT) {
        Aftermath aftermath = index.aftermath(fork, span.id());
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
                aftermath.late().addTo(own),
                aftermath.leaked(),
                aftermath.late().toModel(),
                code.closed(span.id(), endT, own));
    }

    private void tell(TestRun test, long endT) {
        tally.add(test);
        size.add(test.figures());
        atPeak.testEnded(test, nanos(test.t()), nanos(endT));
        visitor.test(test);
    }

    private ContainerRun container(OpenSpan span, long endT, Figures own, boolean cutShort) {
        Aftermath aftermath = index.aftermath(fork, span.id());
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
                code.closed(span.id(), endT, own),
                cutShort);
        tally.add(run);
        size.add(figures);
        atPeak.containerEnded(span, nanos(endT));
        visitor.container(run);
        return run;
    }

    private void sample(ForkRecord.Sample sample) {
        seen(sample.t());
        long nanos = nanos(sample.t());
        size.add(nanos, sample.readings());
        container.sample(nanos, sample.readings());
        code.sample(sample);
        visitor.sample(new SampleRun(fork.number(), sample.t(), sample.readings()));
        atPeak.sample(nanos, sample.readings(), open.container(sample));
        open.sample(sample);
    }

    private void skipped(ForkRecord.TestSkipped record) {
        seen(record.t());
        tally.addSkipped();
        visitor.skipped(new SkippedRun(
                fork.module(), fork.file().execution(), fork.number(), record.identity(), record.reason()));
    }

    /** Whatever test is open at the end was in flight when the fork died; where there is none, the innermost class was. */
    private void lose() {
        open.tests().forEach(this::lose);
        OpenSpan outside = open.innermostContainer();
        if (finished == null && outside != null) {
            diedIn = container(outside, lastT, sampled(outside), true);
        }
    }

    private void lose(OpenSpan span) {
        Figures figures = sampled(span);
        balances.addLost(figures);
        TestRun test = test(span, TestRun.Outcome.LOST, open.sharedWith(span), figures, lastT);
        lost.add(test);
        tell(test, lastT);
    }

    private Figures sampled(OpenSpan span) {
        span.sampled().work(code.seen(span.id(), Weight.CPU), code.seen(span.id(), Weight.ALLOCATED));
        Long wallNanos = span.isTest() ? Math.max(0, lastT - span.t()) : null;
        return span.sampled().toFigures(wallNanos, isOwnThreadOnly());
    }

    /** Whether no more than the work of a test's own thread is followed in this fork. */
    private boolean isOwnThreadOnly() {
        return tally.totals().ownThreadOnly()
                || unavailable.stream().anyMatch(part -> part.probe().equals(OWNERSHIP));
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
                Duration.ofNanos(lastT),
                tally.totals(),
                exactPeak != null ? exactPeak : size.peakRssBytes(),
                size.peakHeapBytes(),
                cpu,
                process,
                balances.cpu(cpu, process, finished),
                balances.allocated(process, finished),
                size.oomKills(),
                size.history(),
                new ForkEnd(ending(), List.copyOf(lost), diedIn, null),
                new ForkRun.Quality(
                        List.copyOf(unavailable),
                        finished != null ? finished.monitor() : null,
                        size.samples(),
                        reader.unreadable(),
                        pace));
    }

    private ForkEnd.Ending ending() {
        if (finished == null) {
            return ForkEnd.Ending.NO_LAST_RECORD;
        }
        return finished.reason().equals(EXIT_IN_TEST) ? ForkEnd.Ending.EXIT_IN_TEST : ForkEnd.Ending.EXIT;
    }
}
