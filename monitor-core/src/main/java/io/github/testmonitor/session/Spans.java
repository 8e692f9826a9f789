package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.ContainerStarted;
import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.record.ForkRecord.TestSkipped;
import io.github.testmonitor.record.ForkRecord.TestStarted;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.sampling.Ticker;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures and records the spans of one fork. At a start everything else comes first and the readings of the thread last, at a
 * finish they come first, so that a test is not charged for its own measuring. A span's line is in the file before a sample can
 * name it.
 *
 * <p>A test that starts before the probes are open waits for them.
 */
final class Spans {
    private final ForkFileWriter out;
    private final Ticker ticker;
    private final ProbesOnDemand probes;
    private final Ownership ownership;
    private final OpenSpans open;
    private final Edges edges;
    private final HookCost cost;
    private final UnavailableOnce unavailabilities;
    private final Finishes finishes;
    private final OutsideWork outside = new OutsideWork();
    private final Children children;
    private final LeftBehind leftBehind;
    private final Sections sections;
    private final AtomicLong ids = new AtomicLong();

    /** Of this session alone, and gone with it; so not static. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable ThreadLedger> ledgers = new ThreadLocal<>();

    Spans(
            ForkFileWriter out,
            Ticker ticker,
            ProbesOnDemand probes,
            Ownership ownership,
            OpenSpans open,
            Edges edges,
            Leaks leaks,
            HookCost cost,
            UnavailableOnce unavailabilities) {
        this.out = out;
        this.ticker = ticker;
        this.probes = probes;
        this.ownership = ownership;
        this.open = open;
        this.edges = edges;
        this.cost = cost;
        this.unavailabilities = unavailabilities;
        this.finishes = new Finishes(out);
        this.children = new Children(probes, open, new OfCurrentThread());
        this.leftBehind = new LeftBehind(leaks, open, unavailabilities);
        this.sections = new Sections(out, ticker, probes, ownership, open, edges, cost, ids, ledgers, unavailabilities);
    }

    /** Null where the fork file takes no more lines, so that there is nothing to measure for. */
    @Nullable
    Span start(TestDescription description, @Nullable Span parent, boolean test) {
        Probes opened = probes.get();
        long weight = cost.weight();
        long entryCpuNanos =
                weight == 0 ? ThreadClock.UNKNOWN : opened.threads().cpuNanos();
        Works works = ownership.get(opened.threads());
        long id = ids.incrementAndGet();
        Span span = new Span(id, test, parent, ledger(opened.threads(), works), works == null ? null : works.open(id));
        long nanos = ticker.nanos();
        if (!writeStart(span, description, nanos)) {
            return null;
        }
        try {
            if (edges.start(works, opened, nanos)) {
                span.epochPeak().startsAnEpoch();
            }
            Readings edge = startEdge(opened);
            leftBehind.spanStarts(span, edge, opened, nanos);
            open.begin(span, edge, nanos);
            span.ledger().begin(span);
            if (weight > 0) {
                cost.add(weight, entryCpuNanos, span.ledger().cpuNanos());
            }
        } catch (Throwable problem) {
            // Its line is written, so that it has to finish: else it would look like a test that its fork did not
            // survive.
            span.fail();
        }
        span.runsFrom(ticker.nanos());
        return span;
    }

    /** Does nothing for a span that has finished before. */
    void finish(Span span, Status status) {
        if (!span.isFirstFinish()) {
            return;
        }
        long nanos = ticker.nanos();
        Figures figures = null;
        Throwable failure = null;
        try {
            figures = measure(span, nanos);
        } catch (Throwable problem) {
            // Whatever it is (most likely a heap that a test has used up), the span has finished, and the file must say
            // so.
            failure = problem;
            finishes.makeRoom();
            leave(span, nanos);
        }
        finishes.write(span, status, nanos, figures);
        if (failure == null) {
            countCost(span);
        } else if (!(failure instanceof OutOfMemoryError)) { // Which is the test's affair, and the figures say so.
            unavailabilities.reportFailure("session", failure);
        }
    }

    private Figures measure(Span span, long nanos) {
        sections.finishAll(span);
        span.ledger().end(span);
        boolean isLong = span.wallNanosBy(nanos) >= SpanFigures.LONG_NANOS;
        // Before its own work that goes on becomes late.
        long residentBytes = edges.finish(ownership.ifFollowed(), isLong, nanos);
        return figures(span, nanos, isLong, residentBytes, owned(span), probes.get());
    }

    /** Nothing goes on for a span that could not be measured, whatever of this has been done before. */
    private void leave(Span span, long nanos) {
        try {
            span.ledger().end(span);
        } catch (Throwable again) {
            // The rest all the same.
        }
        try {
            owned(span);
        } catch (Throwable again) {
            // The rest all the same.
        }
        open.abandon(span, nanos);
    }

    /** The calling thread runs no more tests: it would keep what it knows of them, and its class loader, until chance. */
    void leave() {
        ledgers.remove();
    }

    /** The lines of their finishes. */
    Finishes finishes() {
        return finishes;
    }

    /** What the spans have named. */
    Sections sections() {
        return sections;
    }

    /** The processes that the spans start. */
    Children children() {
        return children;
    }

    /** Whether the calling thread works for a test. */
    boolean isWithinTest() {
        Span span = spanOfCurrentThread();
        return span != null && span.isTest();
    }

    private @Nullable Span spanOfCurrentThread() {
        ThreadLedger ledger = ledgers.get();
        Span span = ledger == null ? null : ledger.current();
        Works works = ownership.ifFollowed();
        Owner owner = span != null || works == null ? null : works.current();
        return owner == null ? span : open.find(owner.ofSpan().id());
    }

    /** No lambda, as it is made before main. */
    private final class OfCurrentThread implements Children.Owners {
        @Override
        public @Nullable Span ofCurrentThread() {
            return spanOfCurrentThread();
        }

        @Override
        public boolean isLate() {
            Works works = ownership.ifFollowed();
            Owner owner = works == null ? null : works.current();
            return owner != null && owner.isLate();
        }
    }

    /** What the threads of the tests did outside every span. */
    OutsideWork outside() {
        return outside;
    }

    void skip(TestDescription description, @Nullable String reason) {
        out.write(new TestSkipped(ticker.nanos(), identity(description), reason));
    }

    private OwnedFigures owned(Span span) {
        Works works = ownership.ifFollowed();
        Owner owner = span.owner();
        return works == null || owner == null
                ? OwnedFigures.absent(ownership.absence())
                : OwnedFigures.of(works.finish(owner));
    }

    private Figures figures(
            Span span, long nanos, boolean isLong, long residentBytes, OwnedFigures owned, Probes opened) {
        Readings edge = edges.read(opened, isLong, span.collectionsBefore());
        open.end(span, edge, nanos);
        long wallNanos = span.wallNanos(nanos);
        Readings longEdge = longEdge(isLong, residentBytes, opened);
        if (longEdge != null) {
            span.endsLong(longEdge);
            open.remember(longEdge);
        }
        leftBehind.spanFinishes(span, edge, longEdge, opened.openFileNames(), nanos);
        if (span.hasFailed()) {
            return SpanFigures.failed(wallNanos);
        }
        if (span.isTest()
                && wallNanos >= SpanFigures.USER_TIME_NANOS
                && span.work().isOfOneThread()) {
            span.ledger().readUserTime(span);
        }
        return SpanFigures.of(span, wallNanos, edge, longEdge, residentBytes >= 0, children, owned, opened.threads());
    }

    private static @Nullable Readings longEdge(boolean isLong, long residentBytes, Probes opened) {
        if (!isLong && residentBytes < 0) {
            return null;
        }
        Readings longEdge = new Readings();
        if (residentBytes >= 0) {
            longEdge.set(Reading.RSS, residentBytes);
        }
        if (isLong) {
            opened.readLongEdge(longEdge);
        }
        return longEdge;
    }

    private Readings startEdge(Probes opened) {
        if (!open.knowsAny()) {
            Readings first = new Readings();
            opened.readLongEdge(first);
            open.remember(first);
        }
        return Edges.read(opened);
    }

    private void countCost(Span span) {
        long weight = cost.weight();
        if (weight > 0 && span.work().isOfOneThread()) {
            cost.add(weight, span.ledger().cpuNanos(), probes.get().threads().cpuNanos());
        }
    }

    private boolean writeStart(Span span, TestDescription description, long nanos) {
        Span parent = span.parent();
        Long parentId = parent == null ? null : parent.id();
        Identity identity = identity(description);
        String thread = Thread.currentThread().getName();
        return out.write(
                span.isTest()
                        ? new TestStarted(nanos, span.id(), parentId, identity, List.copyOf(description.tags()), thread)
                        : new ContainerStarted(nanos, span.id(), parentId, identity, thread));
    }

    private static Identity identity(TestDescription description) {
        return new Identity(
                description.uniqueId(),
                description.className(),
                description.methodName(),
                description.displayName(),
                description.reportName());
    }

    private ThreadLedger ledger(ThreadClock clock, @Nullable Works works) {
        ThreadLedger ledger = ledgers.get();
        if (ledger == null) {
            ledger = new ThreadLedger(
                    Thread.currentThread(), clock, works == null ? null : works.ofCurrentThread(), outside);
            outside.keep(ledger);
            leftBehind.runsTests(Thread.currentThread());
            ledgers.set(ledger);
        }
        return ledger;
    }
}
