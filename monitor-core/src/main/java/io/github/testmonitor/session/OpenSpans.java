package io.github.testmonitor.session;

import io.github.testmonitor.record.CompiledApart;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.OpenTests;
import io.github.testmonitor.stack.RunningSpans;
import io.github.testmonitor.stack.SpanIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans that are open in this fork, and which of them overlapped. All threads meet here, each for less than a microsecond;
 * nothing is read or written while the lock is held. Its size is that of what is open, whatever has run before.
 */
final class OpenSpans implements OpenTests, RunningSpans {
    private final Set<Span> open = new LinkedHashSet<>();
    private final Set<Section> sections = new LinkedHashSet<>();
    private volatile @Nullable Readings known;
    private long greatestResidentBytes;
    private long startedTests;
    private int runningTests;
    private volatile boolean seenAny;

    @CompiledApart
    synchronized void begin(Span span, Readings edge, long nanos) {
        seenAny = true;
        open.add(span); // First, as it needs heap.
        int ancestorTests = 0;
        for (Span ancestor = span.parent(); ancestor != null; ancestor = ancestor.parent()) {
            if (span.isTest()) {
                ancestor.overlap().descendantStarts();
            }
            if (ancestor.isTest() && open.contains(ancestor)) {
                ancestorTests++;
            }
        }
        if (span.isTest()) {
            runningTests++;
            startedTests++;
        }
        int others = runningTests - ancestorTests - (span.isTest() ? 1 : 0);
        span.overlap().begin(others, startedTests);
        Span parent = span.parent();
        if (parent != null) {
            parent.childStarts(edge, nanos);
        }
        span.begin(edge, known, nanos);
    }

    /** Ends a span that is open. */
    @CompiledApart
    synchronized void end(Span span, Readings edge, long nanos) {
        if (!remove(span)) {
            return;
        }
        span.overlap().end(startedTests);
        span.end(edge, nanos);
        Span parent = span.parent();
        if (parent != null) {
            parent.childEnds(edge, nanos);
        }
    }

    /** Forgets a span whose finish could not be measured, if it is open still. */
    synchronized void abandon(Span span, long nanos) {
        Span parent = span.parent();
        if (remove(span)) {
            span.overlap().end(startedTests);
            if (parent != null) {
                parent.childFails(nanos);
            }
        }
    }

    private boolean remove(Span span) {
        boolean wasOpen = open.remove(span);
        if (wasOpen && span.isTest()) {
            runningTests--;
        }
        return wasOpen;
    }

    /** A section begins in a span that is open. */
    synchronized void begin(Section section, Readings edge, long nanos) {
        int own = 0;
        for (Span around = section.span(); around != null; around = around.parent()) {
            own += around.isTest() && open.contains(around) ? 1 : 0;
        }
        section.overlap().begin(runningTests - own, startedTests);
        section.begin(edge, known, nanos);
        sections.add(section);
    }

    /** Ends a section that is open; its span is open still. */
    synchronized void end(Section section, Readings edge) {
        if (sections.remove(section)) {
            section.overlap().end(startedTests);
            section.end(edge);
        }
    }

    /**
     * Whether a span is a container in which nothing but its set-up has run, with nothing beside it: what is new in the fork is of it.
     */
    synchronized boolean isInSetUp(Span span) {
        int around = 0;
        for (Span one = span; one != null; one = one.parent()) {
            around += !one.isTest() && open.contains(one) ? 1 : 0;
        }
        return !span.isTest()
                && around == open.size()
                && open.contains(span)
                && span.overlap().isNone(startedTests);
    }

    /** Whether resident memory and open files have been read at all, so that a span has something to start from. */
    boolean knowsAny() {
        return known != null;
    }

    /** Keeps what was read at an edge as the last known for the spans that start next. */
    synchronized void remember(Readings longEdge) {
        Readings before = known;
        Readings latest = before == null ? new Readings() : residentAndFiles(before);
        known = copyResidentAndFiles(longEdge, latest);
        rememberResident(longEdge);
    }

    @Override
    public synchronized List<Long> fold(Readings readings) {
        known = residentAndFiles(readings);
        rememberResident(readings);
        List<Long> running = new ArrayList<>(runningTests);
        for (Span span : open) {
            span.sample(readings);
            if (span.isTest()) {
                running.add(span.id());
            }
        }
        for (Section section : sections) {
            section.sample(readings);
        }
        return running;
    }

    /** The span with that number; null where it is not open. */
    synchronized @Nullable Span find(long id) {
        for (Span span : open) {
            if (span.id() == id) {
                return span;
            }
        }
        return null;
    }

    @Override
    public synchronized long longestNanos(long nowNanos) {
        long longest = -1;
        for (Span span : open) {
            longest = Math.max(longest, span.aloneNanos(nowNanos));
        }
        return longest;
    }

    @Override
    public synchronized SpanIds running(long atLeastNanos, long nowNanos) {
        long[] ids = new long[open.size()];
        int count = 0;
        for (Span span : open) {
            if (!span.isTest() || span.aloneNanos(nowNanos) >= atLeastNanos) {
                ids[count++] = span.id();
            }
        }
        return SpanIds.of(ids, count);
    }

    /** All that are open now. */
    synchronized List<Span> all() {
        return new ArrayList<>(open);
    }

    /** The tests that run now. */
    synchronized List<Span> runningTests() {
        List<Span> running = new ArrayList<>(runningTests);
        for (Span span : open) {
            if (span.isTest()) {
                running.add(span);
            }
        }
        return running;
    }

    /** Gives the mark of an epoch to every span that ran in it and runs still. */
    synchronized void foldPeak(long markBytes, long nowBytes, long epochStartNanos) {
        for (Span span : open) {
            span.epochCloses(markBytes, nowBytes, epochStartNanos);
        }
        for (Section section : sections) {
            section.epochPeak().fold(markBytes, nowBytes, epochStartNanos);
        }
        Readings now = new Readings().set(Reading.RSS, nowBytes);
        Readings before = known;
        known = before == null ? now : copyResidentAndFiles(now, residentAndFiles(before));
        greatestResidentBytes = Math.max(greatestResidentBytes, markBytes);
    }

    /** Gives late work to every span that runs, and to containers while their tests run: what these grow is theirs, too. */
    synchronized void foldLate(long cpuNanos, long allocatedBytes) {
        for (Span span : open) {
            span.overlap().foldLate(cpuNanos, allocatedBytes);
        }
        for (Section section : sections) {
            section.overlap().foldLate(cpuNanos, allocatedBytes);
        }
    }

    /** Gives a collection to every span that ran when it began and runs still. */
    synchronized void foldCollection(long number, long beganNanos, long beforeBytes, long afterBytes) {
        for (Span span : open) {
            span.collected(number, beganNanos, beforeBytes, afterBytes);
        }
        for (Section section : sections) {
            section.collected(number, beganNanos, beforeBytes, afterBytes);
        }
    }

    @Override
    public boolean seenAny() {
        return seenAny;
    }

    synchronized boolean isTestRunning() {
        return runningTests > 0;
    }

    /** The greatest resident memory that was ever read in this fork. */
    synchronized OptionalLong greatestResidentBytes() {
        return greatestResidentBytes == 0 ? OptionalLong.empty() : OptionalLong.of(greatestResidentBytes);
    }

    private void rememberResident(Readings readings) {
        if (readings.has(Reading.RSS)) {
            greatestResidentBytes = Math.max(greatestResidentBytes, readings.value(Reading.RSS));
        }
    }

    private static Readings residentAndFiles(Readings readings) {
        return copyResidentAndFiles(readings, new Readings());
    }

    private static Readings copyResidentAndFiles(Readings from, Readings to) {
        if (from.has(Reading.RSS)) {
            to.set(Reading.RSS, from.value(Reading.RSS));
        }
        if (from.has(Reading.OPEN_FILES)) {
            to.set(Reading.OPEN_FILES, from.value(Reading.OPEN_FILES));
        }
        return to;
    }
}
