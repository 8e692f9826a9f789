package io.github.testmonitor.session;

import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.ForkFinished;
import io.github.testmonitor.record.ForkRecord.JvmDetails;
import io.github.testmonitor.record.ForkRecord.Monitor;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.sampling.Sampler;
import io.github.testmonitor.sampling.Ticker;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One fork's life: it takes the listeners' events, samples until the JVM ends, and then writes the last line. This is the border
 * to the tests: nothing is thrown across it, and its first failure is said once in the fork file, as the probe "session".
 *
 * <p>Listeners call from any thread. {@link #sample()} belongs to the sampler's thread, {@link #close()} to a shutdown hook.
 */
public final class Session implements TestEvents {
    /** Stands for a test that could not be recorded at all; its finish is not recorded either. */
    private static final Object NOT_RECORDED = new Object();

    private final ForkFileWriter out;
    private final Ticker ticker;
    private final long startNanos;
    private final Duration interval;
    private final ProbesOnDemand probes;
    private final UnavailableOnce unavailabilities;
    private final OpenSpans open = new OpenSpans();
    private final HookCost hookCost = new HookCost();
    private final Spans spans;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Sampler sampler;
    private volatile @Nullable Thread samplerThread;

    /**
     * @param out has the line of the fork's start already
     * @param startNanos when that was, on the ticker's clock
     * @param interval planned time between two samples
     */
    public Session(
            ForkFileWriter out,
            Ticker ticker,
            long startNanos,
            Duration interval,
            ProbesOnDemand probes,
            UnavailableOnce unavailabilities) {
        this.out = out;
        this.ticker = ticker;
        this.startNanos = startNanos;
        this.interval = interval;
        this.probes = probes;
        this.unavailabilities = unavailabilities;
        this.spans = new Spans(out, ticker, startNanos, probes, open, hookCost);
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
        try {
            if (!closed.get()) {
                spans.skip(test, reason);
            }
        } catch (Throwable problem) {
            failed("session", problem);
        }
    }

    @Override
    public void listenerFailed(Throwable failure) {
        failed("listener", failure);
    }

    /**
     * Opens the probes and samples until the session is closed. Runs on a thread of its own, which must be a daemon; returns, and
     * says so in the fork file, should sampling fail for good.
     */
    public void sample() {
        try {
            samplerThread = Thread.currentThread();
            Probes opened = probes.get();
            String collector = opened.collector();
            if (collector != null) {
                out.write(new JvmDetails(ticker.nanos() - startNanos, collector));
            }
            Sampler made = new Sampler(ticker, startNanos, interval, opened::readSample, open, out::write);
            sampler = made;
            made.run();
        } catch (Throwable problem) {
            failed("sampler", problem);
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
            // While the sampler still runs: the JVM tells no CPU time of a thread that has ended.
            out.write(lastLine(running, probes.ifOpened()));
            out.close();
            if (running != null) {
                running.stop();
            }
        } catch (Throwable problem) {
            // The JVM is ending, and there is nobody left to tell.
        }
    }

    private ForkFinished lastLine(@Nullable Sampler running, @Nullable Probes opened) {
        Readings end = opened == null ? new Readings() : opened.readSample();
        return new ForkFinished(
                ticker.nanos() - startNanos,
                open.isTestRunning() ? "exitInTest" : "exit",
                nullable(end.get(Reading.CPU)),
                nullable(end.get(Reading.ALLOCATED)),
                nullable(peakResidentBytes(opened)),
                null,
                null,
                new Monitor(
                        ownCpuNanos(opened),
                        out.writtenBytes(),
                        running == null ? 0 : running.samples(),
                        running == null ? 0 : running.lateSamples()));
    }

    /** The kernel's own mark; where there is none, the greatest reading. */
    private OptionalLong peakResidentBytes(@Nullable Probes opened) {
        OptionalLong mark = opened == null ? OptionalLong.empty() : opened.peakResidentBytes();
        return mark.isPresent() ? mark : open.greatestResidentBytes();
    }

    /** The whole of the sampler's thread, opening the probes included, and the hooks as {@link HookCost} estimates them. */
    private @Nullable Long ownCpuNanos(@Nullable Probes opened) {
        Thread thread = samplerThread;
        if (opened == null || thread == null) {
            return null;
        }
        long samplerNanos = opened.threads().cpuNanos(thread);
        return samplerNanos < 0 ? null : samplerNanos + hookCost.nanos();
    }

    private Object started(TestDescription description, @Nullable Object parent, boolean test) {
        try {
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
        try {
            if (handle instanceof Span span && !closed.get()) {
                spans.finish(span, status);
            }
        } catch (Throwable problem) {
            failed("session", problem);
        }
    }

    private void failed(String part, Throwable problem) {
        try {
            unavailabilities.reportFailure(part, problem);
        } catch (Throwable again) {
            // Out of memory, twice in a row: the test must not notice.
        }
    }

    private static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
