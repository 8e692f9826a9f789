package io.github.testmonitor.session;

import io.github.testmonitor.probe.ChildReadings;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this fork starts. Each belongs to the span whose thread, or whose owned work, started it, and to none if that had
 * finished before; any other belongs to the only test that ran then, and else to every test that ran: shared.
 *
 * <p>While a child runs, its CPU time is looked up at each sample, and its peak until those have finished that it belongs to. Once it
 * has ended, the kernel tells the CPU time of all ended children together, to the tick of 10 ms: what was added since the look before
 * is that of the one that has ended since, or is divided in the proportion of the last looks where several have. Any thread may call.
 */
final class Children {
    private final ProbesOnDemand probes;
    private final OpenSpans open;
    private final Owners owners;
    private final List<Child> running = new ArrayList<>();
    private volatile @Nullable Absence absence = Absence.UNSUPPORTED;
    private volatile boolean seenAny;
    private long endedNanos;

    /** Finds whose the calling thread's work is. */
    interface Owners {
        /** The span that it works for; null where that has finished, or nobody is known. */
        @Nullable
        Span ofCurrentThread();

        /** Whether it works for one that has finished. */
        boolean isLate();
    }

    Children(ProbesOnDemand probes, OpenSpans open, Owners owners) {
        this.probes = probes;
        this.open = open;
        this.owners = owners;
    }

    /** Whether processes are told of, which is not known before the hook is in place; else why not. */
    void told(@Nullable Absence reason) {
        absence = reason;
    }

    /** The calling thread has started a process. */
    void started(Process process) {
        seenAny = true;
        ChildReadings readings = probes.get().children();
        Span owner = owners.ofCurrentThread();
        List<Span> owning = owner != null ? List.of(owner) : owners.isLate() ? List.of() : open.runningTests();
        synchronized (this) {
            settle(readings);
            Child child = new Child(readings == null ? null : readings.follow(process.pid()), owning.size());
            if (readings != null) {
                running.add(child);
            }
            for (Span span : owning) {
                span.children().add(child);
            }
        }
    }

    /** Looks at all that run; called at each sample. */
    void tick() {
        if (seenAny) {
            ChildReadings readings = probes.get().children();
            synchronized (this) {
                if (!running.isEmpty()) {
                    settle(readings);
                }
            }
        }
    }

    /** Adds what the children of a span have used by its finish. */
    void addTo(Figures.Builder figures, Span span) {
        Absence reason = absence;
        if (reason != null) {
            ChildWork.absent(figures, reason);
            return;
        }
        if (!seenAny) {
            span.children().addTo(figures);
            return;
        }
        ChildReadings readings = probes.get().children();
        synchronized (this) {
            if (!span.children().isNone()) {
                settle(readings);
            }
            span.children().addTo(figures);
        }
    }

    private void settle(@Nullable ChildReadings readings) {
        if (readings == null) {
            // Nobody tells what a process used; that it was started is known.
            return;
        }
        readings.begin();
        int ended = 0;
        long weight = 0;
        for (int i = 0; i < running.size(); i++) {
            Child child = running.get(i);
            child.look();
            if (child.hasEnded()) {
                ended++;
                weight += weightOf(child);
            }
        }
        long now = readings.endedNanos();
        long gained = Math.max(0, now - endedNanos);
        endedNanos = Math.max(endedNanos, now);
        for (int i = running.size() - 1; ended > 0 && i >= 0; i--) {
            Child child = running.get(i);
            if (child.hasEnded()) {
                child.used(Math.round(gained * ((double) weightOf(child) / weight)), ended == 1);
                running.remove(i);
            }
        }
    }

    private static long weightOf(Child child) {
        return 1 + Math.max(0, child.nanos());
    }
}
