package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.SectionFinished;
import io.github.testmonitor.record.ForkRecord.SectionStarted;
import io.github.testmonitor.sampling.Ticker;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures and records what tests have named. A section belongs to the test or container that the calling thread works for, and to the
 * section that this thread is in; on a thread that works for nobody there is none. Sections end in any order: one that ends takes those
 * within it along, and a span all that are left. Any thread may call.
 */
final class Sections {
    /** Longer names are cut: {@value} characters. */
    static final int LONGEST_NAME = 200;

    private final ForkFileWriter out;
    private final Ticker ticker;
    private final ProbesOnDemand probes;
    private final Ownership ownership;
    private final OpenSpans open;
    private final Edges edges;
    private final HookCost cost;
    private final AtomicLong ids;
    private final ThreadLocal<@Nullable ThreadLedger> ledgers;
    private final UnavailableOnce unavailabilities;

    /**
     * @param ids numbers spans and sections
     * @param ledgers of the threads that run tests
     */
    Sections(
            ForkFileWriter out,
            Ticker ticker,
            ProbesOnDemand probes,
            Ownership ownership,
            OpenSpans open,
            Edges edges,
            HookCost cost,
            AtomicLong ids,
            ThreadLocal<@Nullable ThreadLedger> ledgers,
            UnavailableOnce unavailabilities) {
        this.out = out;
        this.ticker = ticker;
        this.probes = probes;
        this.ownership = ownership;
        this.open = open;
        this.edges = edges;
        this.cost = cost;
        this.ids = ids;
        this.ledgers = ledgers;
        this.unavailabilities = unavailabilities;
    }

    /** Null where the calling thread works for no test, or there are too many already. */
    @Nullable
    Section start(String name) {
        Span span = ofCurrentThread();
        Probes opened = probes.ifOpened();
        if (span == null || opened == null) {
            return null;
        }
        long weight = cost.weight();
        long entryCpuNanos =
                weight == 0 ? ThreadClock.UNKNOWN : opened.threads().cpuNanos();
        SectionsOfSpan ofSpan = span.sections();
        synchronized (ofSpan) {
            if (span.isFinished()) {
                return null;
            }
            if (ofSpan.isFull()) {
                unavailabilities.reportFailure(
                        "sections",
                        "more than " + SectionsOfSpan.MOST_OPEN + " open or " + SectionsOfSpan.MOST + " in one test");
                return null;
            }
            Section section = make(name, span, ofSpan);
            long nanos = ticker.nanos();
            if (!out.writeSoon(new SectionStarted(
                    nanos,
                    section.id(),
                    section.parentId(),
                    section.name(),
                    section.thread().getName()))) {
                return null;
            }
            ofSpan.add(section);
            edges.start(ownership.ifFollowed(), opened, nanos);
            open.begin(section, Edges.read(opened), nanos);
            section.worksFrom(opened.threads());
            cost.add(weight, entryCpuNanos, section.startCpuNanos());
            return section;
        }
    }

    /** Ends a section and those within it; one that has ended before stays as it is. */
    void finish(Section section) {
        Probes opened = probes.get();
        SectionsOfSpan ofSpan = section.span().sections();
        synchronized (ofSpan) {
            if (section.isFinished()) {
                release(section, opened.threads());
            }
            finishAll(section, ofSpan, opened);
        }
    }

    /** Ends the latest section of that name of the test that the calling thread works for. */
    void finish(String name) {
        Span span = ofCurrentThread();
        SectionsOfSpan ofSpan = span == null ? null : span.sectionsIfAny();
        if (ofSpan != null) {
            synchronized (ofSpan) {
                Section section = ofSpan.find(cut(name));
                if (section != null) {
                    finishAll(section, ofSpan, probes.get());
                }
            }
        }
    }

    /** Ends what is open in a span that is about to end. */
    void finishAll(Span span) {
        SectionsOfSpan ofSpan = span.sectionsIfAny();
        if (ofSpan != null) {
            synchronized (ofSpan) {
                finishAll(null, ofSpan, probes.get());
            }
        }
    }

    private void finishAll(@Nullable Section within, SectionsOfSpan ofSpan, Probes opened) {
        Section innermost = within != null && within.isFinished() ? null : ofSpan.innermost(within);
        while (innermost != null) {
            ofSpan.remove(innermost);
            finish(innermost, opened);
            innermost = within != null && within.isFinished() ? null : ofSpan.innermost(within);
        }
    }

    private void finish(Section section, Probes opened) {
        section.finished();
        long nanos = ticker.nanos();
        ThreadClock clock = opened.threads();
        boolean own = Thread.currentThread() == section.thread();
        long cpu = own ? clock.cpuNanos() : ThreadClock.UNKNOWN;
        long allocated = own ? clock.allocatedBytes() : ThreadClock.UNKNOWN;
        if (own) {
            section.worksUntil(cpu, allocated);
        }
        long wallNanos = section.wallNanos(nanos);
        boolean isLong = wallNanos >= SpanFigures.LONG_NANOS;
        long residentBytes = edges.finish(ownership.ifFollowed(), isLong, nanos);
        open.end(section, edges.read(opened, isLong, section.collectionsBefore()));
        Figures figures = SectionFigures.of(
                section, wallNanos, owned(section), own ? cpu : null, own ? allocated : null, residentBytes, clock);
        out.writeSoon(new SectionFinished(nanos, section.id(), figures));
        long weight = own ? cost.weight() : 0;
        if (weight > 0) {
            cost.add(weight, cpu, clock.cpuNanos());
        }
    }

    /** Ended with another one on another thread, and now by its own, which was left to work for it. */
    private static void release(Section section, ThreadClock clock) {
        if (Thread.currentThread() == section.thread()) {
            section.worksUntil(clock.cpuNanos(), clock.allocatedBytes());
        }
    }

    private OwnedFigures owned(Section section) {
        Works works = ownership.ifFollowed();
        Owner owner = section.owner();
        return works == null || owner == null
                ? OwnedFigures.absent(ownership.absence())
                : OwnedFigures.of(works.finish(owner));
    }

    private Section make(String name, Span span, SectionsOfSpan ofSpan) {
        long id = ids.incrementAndGet();
        Works works = ownership.ifFollowed();
        Owner owner = works == null ? null : works.openSection(id);
        if (works == null || owner == null) {
            return new Section(id, cut(name), span, ofSpan.latestOf(Thread.currentThread()), null, null);
        }
        Owner before = works.current();
        Owner around = before == null ? null : before.openSection();
        return new Section(
                id, cut(name), span, around == null ? null : ofSpan.find(around.id()), owner, works.ofCurrentThread());
    }

    private @Nullable Span ofCurrentThread() {
        Works works = ownership.ifFollowed();
        if (works == null) {
            ThreadLedger ledger = ledgers.get();
            return ledger == null ? null : ledger.current();
        }
        Owner owner = works.current();
        return owner == null ? null : open.find(owner.ofSpan().id());
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
