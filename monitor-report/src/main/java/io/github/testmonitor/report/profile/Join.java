package io.github.testmonitor.report.profile;

import io.github.testmonitor.report.profile.Profile.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each sample to a span: that on whose thread it was taken; for a thread on which no span runs, the only test that ran then; else
 * nobody. Not thread-safe.
 */
final class Join implements SampleVisitor {
    /** Pairs of span and stack, some 120 bytes each. */
    static final int MOST_PLACES = 100_000;
    /** Threads of the JVM, of Surefire and of the monitor: what they do, no test asked for. */
    private static final List<String> NOBODYS = List.of(
            "test-monitor-",
            "JFR ",
            "surefire-forkedjvm-",
            "C1 CompilerThread",
            "C2 CompilerThread",
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Service Thread",
            "Monitor Deflation Thread",
            "Notification Thread",
            "Common-Cleaner",
            "Attach Listener");

    private final SpanTimes spans;
    private final Stacks stacks;
    private final Map<Place, Weights> places = new HashMap<>();
    private boolean cpuTime;
    private long samples;
    private long onThread;
    private long byTime;
    private long nobodys;
    private long withoutStack;
    private long leftOut;

    Join(SpanTimes spans, Stacks stacks) {
        this.spans = spans;
        this.stacks = stacks;
    }

    @Override
    public void sample(long t, @Nullable String thread, SampleKind kind, long amount, int stack) {
        samples++;
        cpuTime |= kind == SampleKind.CPU_TIME;
        Long own = thread == null ? null : spans.onThread(thread, t);
        Long span = own != null || thread == null ? own : another(thread, t);
        if (span == null) {
            nobodys++;
        } else if (stack == Stacks.EMPTY) {
            withoutStack++;
        } else if (!add(new Place(span, stack), kind, amount)) {
            leftOut++;
        } else if (own != null) {
            onThread++;
        } else {
            byTime++;
        }
    }

    Counts counts() {
        return new Counts(samples, onThread, byTime, nobodys, withoutStack, leftOut);
    }

    List<ProfiledStack> stacks() {
        List<ProfiledStack> joined = new ArrayList<>();
        places.forEach((place, weights) -> joined.add(new ProfiledStack(
                place.span,
                cpuTime ? weights.cpuTimeNanos : weights.executionNanos,
                weights.allocatedBytes,
                stacks.methods(place.stack))));
        joined.sort(Comparator.comparingLong(ProfiledStack::span));
        return List.copyOf(joined);
    }

    /** A thread that runs tests and runs none at the moment is at the framework's work. */
    private @Nullable Long another(String thread, long t) {
        return spans.runsSpans(thread) || NOBODYS.stream().anyMatch(thread::startsWith) ? null : spans.soleTest(t);
    }

    private boolean add(Place place, SampleKind kind, long amount) {
        if (place.stack == Stacks.FULL || (places.size() >= MOST_PLACES && !places.containsKey(place))) {
            return false;
        }
        places.computeIfAbsent(place, first -> new Weights()).add(kind, amount);
        return true;
    }

    private record Place(long span, int stack) {}

    private static final class Weights {
        private long cpuTimeNanos;
        private long executionNanos;
        private long allocatedBytes;

        void add(SampleKind kind, long amount) {
            switch (kind) {
                case CPU_TIME -> cpuTimeNanos += amount;
                case EXECUTION -> executionNanos += amount;
                case ALLOCATION -> allocatedBytes += amount;
            }
        }
    }
}
