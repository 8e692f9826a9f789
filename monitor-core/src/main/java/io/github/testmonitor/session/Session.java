package io.github.testmonitor.session;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.ownership.CarrierHold;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.ForkRecord.JvmDetails;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.sampling.Looks;
import io.github.testmonitor.sampling.Sampler;
import io.github.testmonitor.sampling.SamplingBudget;
import io.github.testmonitor.sampling.Ticker;
import io.github.testmonitor.stack.StackLooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One fork's life: it takes the listeners' events, samples until the JVM ends, and then writes the last line. This is the border
 * to the tests: nothing is thrown across it, and its first failure is said once in the fork file, as the probe "session".
 *
 * <p>Listeners call from any thread, which is held on its carrier meanwhile. {@link #sample()} belongs to the sampler's thread,
 * {@link #close()} to a shutdown hook.
 */
@SuppressWarnings("try") // A thread is held for as long as the block takes, and nothing else is asked of the hold.
public final class Session implements TestEvents {
    /** Stands for a test that could not be recorded at all; its finish is not recorded either. */
    private static final Object NOT_RECORDED = new Object();

    private final ForkFileWriter out;
    private final Ticker ticker;
    private final Duration interval;
    private final ProbesOnDemand probes;
    private final UnavailableOnce unavailabilities;
    private final OpenSpans open = new OpenSpans();
    private final HookCost hookCost = new HookCost();
    private final Leaks leaks;
    private final Ownership ownership;
    private final LateRecords late;
    private final PeakEpochs epochs;
    private final CollectedHeap collectedHeap;
    private final MonitorThreads monitorThreads;
    private final Spans spans;
    private final LastLine lastLine;
    private final CarrierHold carrier;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean takesStacks;
    private volatile @Nullable Sampler sampler;

    /**
     * @param out has the line of the fork's start already
     * @param interval planned time between two samples
     * @param allowedLeaks names of threads and files that tests may leave behind, with {@code *} for any characters
     * @param ownership whether owned work is followed
     * @param exactPeakRss which starts and finishes of spans close an epoch of the peak of resident memory
     */
    public Session(
            ForkFileWriter out,
            Ticker ticker,
            Duration interval,
            ExactPeakRss exactPeakRss,
            List<String> allowedLeaks,
            ProbesOnDemand probes,
            Ownership ownership,
            UnavailableOnce unavailabilities) {
        this.out = out;
        this.ticker = ticker;
        this.interval = interval;
        this.probes = probes;
        this.unavailabilities = unavailabilities;
        this.ownership = ownership;
        this.carrier = ownership.carrier();
        LateEpochs lateEpochs = new LateEpochs(open);
        this.late = new LateRecords(out, ticker, ownership, lateEpochs);
        this.epochs = new PeakEpochs(exactPeakRss, open, unavailabilities);
        this.leaks = new Leaks(out, allowedLeaks, ticker);
        this.collectedHeap = new CollectedHeap(open, ticker);
        this.monitorThreads = new MonitorThreads(collectedHeap);
        this.spans = new Spans(
                out,
                ticker,
                probes,
                ownership,
                open,
                new Edges(lateEpochs, epochs, collectedHeap),
                leaks,
                hookCost,
                unavailabilities);
        this.lastLine = new LastLine(out, open, epochs, spans.outside(), ownership, monitorThreads, hookCost);
    }

    @Override
    public Object containerStarted(TestDescription container, @Nullable Object parent) {
        return started(container, parent, false);
    }

    @Override
    public void containerFinished(Object container, Status status) {
        finished(container, status);
    }

    @Override
    public Object testStarted(TestDescription test, @Nullable Object parent) {
        return started(test, parent, true);
    }

    @Override
    public void testFinished(Object test, Status status) {
        finished(test, status);
    }

    @Override
    public void testSkipped(TestDescription test, @Nullable String reason) {
        try (CarrierHold held = carrier.hold()) {
            if (!closed.get()) {
                spans.skip(test, reason);
            }
        } catch (Throwable problem) {
            failed("session", problem);
        }
    }

    @Override
    public boolean isWithinTest() {
        try (CarrierHold held = carrier.hold()) {
            return spans.isWithinTest();
        } catch (Throwable problem) {
            failed("session", problem);
            return false;
        }
    }

    @Override
    public void sectionStarted(String name) {
        startSection(name);
    }

    @Override
    public void sectionFinished(String name) {
        try (CarrierHold held = carrier.hold()) {
            if (!closed.get()) {
                spans.sections().finish(name);
            }
        } catch (Throwable problem) {
            failed("sections", problem);
        }
    }

    /** Begins a section on the calling thread. Returns what ends it, on any thread; null where there is none to end. */
    public @Nullable Runnable startSection(String name) {
        try (CarrierHold held = carrier.hold()) {
            Section section = closed.get() ? null : spans.sections().start(name);
            return section == null ? null : new SectionEnd(this, section);
        } catch (Throwable problem) {
            failed("sections", problem);
            return null;
        }
    }

    private void finish(Section section) {
        try (CarrierHold held = carrier.hold()) {
            if (!closed.get()) {
                spans.sections().finish(section);
            }
        } catch (Throwable problem) {
            failed("sections", problem);
        }
    }

    /**
     * Takes what the hook tells of processes that are started.
     *
     * @param reason why nothing will be told; null where it will
     */
    public Consumer<Process> processes(@Nullable Absence reason) {
        spans.children().told(reason);
        return new Started(spans.children(), carrier);
    }

    /** The calling thread starts the JVM and the framework: what it does outside every test is the framework's, even if others run the tests. */
    public void startsOnThisThread() {
        spans.outside().mainIs(Thread.currentThread());
    }

    /** Stacks are to be taken where a long test uses much at once; to be said before the sampler starts. */
    public void takeStacks() {
        takesStacks = true;
    }

    @Override
    public void listenerFailed(Throwable failure) {
        failed("listener", failure);
    }

    /** This thread will call {@link #sample()}; what it does before counts as the monitor's own, too. To be said before it starts. */
    public void samplesOn(Thread thread) {
        monitorThreads.samplesOn(thread);
    }

    /**
     * Opens the probes and samples until the session is closed. Runs on a thread of its own, which must be a daemon; returns, and
     * says so in the fork file, should sampling fail for good.
     */
    public void sample() {
        try {
            monitorThreads.samplesOn(Thread.currentThread());
            Probes opened = probes.get();
            String collector = opened.collector();
            if (collector != null) {
                out.write(new JvmDetails(ticker.nanos(), collector));
            }
            ownership.get(opened.threads());
            prepareCarrier();
            Tick tick =
                    new Tick(ticker, opened, spans.finishes(), late, epochs, collectedHeap, spans.children(), leaks);
            Writing writing = new Writing(out);
            SamplingBudget budget = new SamplingBudget(interval, new OwnCpu(opened), writing);
            Sampler made = new Sampler(ticker, interval, tick, open, writing, looks(opened, writing), budget);
            sampler = made;
            if (!closed.get()) { // Else nobody would stop it.
                made.run();
            }
            monitorThreads.samplerEnds(opened.threads());
        } catch (Throwable problem) {
            failed("sampler", problem);
        }
    }

    private void prepareCarrier() {
        try {
            carrier.prepare();
        } catch (ReflectiveOperationException | LinkageError noContinuations) {
            // So no work is followed, which the fork file says, and no carrier waits for a virtual thread.
        }
    }

    /**
     * Writes the last line; events that come later are dropped. Waits for nobody, so that the JVM ends when it wants to: what
     * has not been opened by now is not read.
     */
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            Sampler running = sampler;
            spans.finishes().writeLast();
            leaks.end(ticker.nanos());
            late.writeAll();
            out.flush();
            out.writeLast(lastLine.at(ticker.nanos(), running, probes.ifOpened()));
            out.close();
            if (running != null) {
                running.stop();
            }
        } catch (Throwable problem) {
            // The JVM is ending, and there is nobody left to tell.
        }
    }

    private Looks looks(Probes opened, Writing writing) {
        if (!takesStacks) {
            return Looks.NONE;
        }
        Works works = ownership.ifFollowed();
        return new StackLooks(
                open,
                works == null ? new OwnThreads(open) : works,
                opened.threads(),
                opened.stacks(),
                writing,
                new StacksFailing());
    }

    /** In a JVM that lives on after {@link #close()}: nothing of the session stays behind in it, nor with the calling thread, which ran its tests. */
    public void leave() {
        collectedHeap.end();
        spans.leave();
    }

    private Object started(TestDescription description, @Nullable Object parent, boolean test) {
        try (CarrierHold held = carrier.hold()) {
            if (closed.get()) {
                return NOT_RECORDED;
            }
            Span span = spans.start(description, parent instanceof Span around ? around : null, test);
            return span == null ? NOT_RECORDED : span;
        } catch (Throwable problem) {
            failed("session", problem);
            return NOT_RECORDED;
        }
    }

    private void finished(Object handle, Status status) {
        try (CarrierHold held = carrier.hold()) {
            if (handle instanceof Span span && !closed.get()) {
                spans.finish(span, status);
            }
        } catch (Throwable problem) {
            failed("session", problem);
        }
    }

    private void failed(String part, Throwable problem) {
        try (CarrierHold held = carrier.hold()) {
            unavailabilities.reportFailure(part, problem);
        } catch (Throwable again) {
            // Out of memory, twice in a row: the test must not notice.
        }
    }

    /** Ends a section; no lambda, as the first of a JVM would be charged to a test. */
    private record SectionEnd(Session session, Section section) implements Runnable {
        @Override
        public void run() {
            session.finish(section);
        }
    }

    /** What the sampler has used so far. Like the next no lambda: a fork's first ones cost more than all its samples of a minute. */
    private final class OwnCpu implements LongSupplier {
        private final Probes opened;

        OwnCpu(Probes opened) {
            this.opened = opened;
        }

        @Override
        public long getAsLong() {
            return monitorThreads.cpuNanos(opened.threads());
        }
    }

    /** What the hook tells of. */
    private record Started(Children children, CarrierHold carrier) implements Consumer<Process> {
        @Override
        public void accept(Process process) {
            try (CarrierHold held = carrier.hold()) {
                children.started(process);
            }
        }
    }

    /** Where the sampler writes. */
    private record Writing(ForkFileWriter out) implements Consumer<ForkRecord> {
        @Override
        public void accept(ForkRecord entry) {
            out.write(entry);
        }
    }

    /** What becomes of looks that failed for good. */
    private final class StacksFailing implements Consumer<Throwable> {
        @Override
        public void accept(Throwable problem) {
            failed("stacks", problem);
        }
    }
}
