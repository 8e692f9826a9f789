package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Readings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is told of the code of one test while it is open: stacks, sections, samples. Its memory is bounded, whatever it is
 * told. Not thread-safe.
 */
public final class CodeRecorder {
    /** Nodes of a test's tree while it is collected ... */
    static final int MOST_NODES = 4_000;
    /** ... and when it is kept, some 30 KB. */
    static final int KEPT_NODES = 1_000;
    /** Deeper frames of a spike's stack are not kept. */
    static final int MOST_FRAMES = 256;

    static final int MOST_CHARACTERS = 500;

    private final Frames frames;
    private final SpikeRecorder spikes;
    private final SectionRecorder sections = new SectionRecorder();
    private final Map<StackSource, CallTree> trees = new EnumMap<>(StackSource.class);
    /** The names of the sections that a spike's stack may lie in; they may be over when the test is. */
    private final Map<Long, String> paths = new HashMap<>();

    /**
     * @param startT the start of the test, nanoseconds on its fork's clock
     * @param before the last sample of the fork before the test, or null where there was none
     */
    public CodeRecorder(Frames frames, long startT, @Nullable Readings before) {
        this.frames = frames;
        this.spikes = new SpikeRecorder(startT, before);
    }

    /** A stack of work that the test owns. */
    public void stack(SeenStack stack) {
        SeenStack seen = bounded(stack);
        if (seen.frames().isEmpty()) {
            return;
        }
        trees.computeIfAbsent(seen.source(), first -> new CallTree(frames, MOST_NODES))
                .add(seen);
        spikes.stack(seen);
        Long section = seen.section();
        if (section != null && paths.size() < SectionRecorder.MOST_SECTIONS) {
            String path = sections.path(section);
            if (path != null) {
                paths.put(section, path);
            }
        }
    }

    /** What the stacks that were taken while it ran weigh so far. */
    public long seen(Weight weight) {
        CallTree tree = trees.get(StackSource.TICK);
        return tree == null ? 0 : tree.total(weight);
    }

    /** A stack of a profile, with all that was used in it: nothing is known of when, so that it explains no spike. */
    public void profiled(SeenStack stack) {
        SeenStack seen = bounded(stack);
        if (!seen.frames().isEmpty()) {
            trees.computeIfAbsent(seen.source(), first -> new CallTree(frames, MOST_NODES))
                    .add(seen);
        }
    }

    /**
     * A sample that was taken while the test ran.
     *
     * @param others whether other tests ran, too
     */
    public void sample(SampleWindow window, boolean others) {
        spikes.sample(window, others);
    }

    /**
     * A section begins.
     *
     * @param parent the section around it, or the test
     * @return false where there are too many to follow it
     */
    public boolean sectionStarted(long t, long id, long parent, String name, String thread) {
        return sections.started(t, id, parent, name, thread);
    }

    public void sectionFinished(long t, long id, Figures figures) {
        sections.finished(t, id, figures);
    }

    /**
     * What was collected, or null where that is nothing; the last call.
     *
     * @param figures of the test
     * @param none why it has no stack, where it has none
     */
    public @Nullable TestCode finish(long endT, Figures figures, Spike.Evidence none) {
        sections.finish(endT);
        List<Spike> spiked = spikes.finish(endT, figures, none);
        if (trees.isEmpty() && spiked.isEmpty() && sections.isEmpty()) {
            return null; // As of most tests.
        }
        List<Spike> found = spiked.stream().map(this::withSection).toList();
        StackSource source = bestSource();
        CallTree collected = trees.get(source);
        CallTree tree = collected == null ? CallTree.none() : collected.pruned(KEPT_NODES);
        if (tree.isEmpty() && found.isEmpty() && sections.totals().isEmpty()) {
            return null;
        }
        return new TestCode(tree, source, sections.sections(), sections.totals(), sections.leftOut(), found);
    }

    private StackSource bestSource() {
        StackSource best = StackSource.TICK;
        for (StackSource source : trees.keySet()) {
            best = source.compareTo(best) > 0 ? source : best;
        }
        return best;
    }

    private Spike withSection(Spike spike) {
        SeenStack stack = spike.stack();
        String section = stack != null && stack.section() != null ? paths.get(stack.section()) : null;
        if (section == null && spike.evidence() != Spike.Evidence.IN_TEST) {
            section = sections.pathAt(spike.fromT(), spike.toT());
        }
        return new Spike(
                spike.what(),
                spike.amount(),
                spike.peak(),
                spike.kind(),
                spike.fromT(),
                spike.toT(),
                section,
                stack,
                spike.evidence());
    }

    private static SeenStack bounded(SeenStack stack) {
        List<String> frames = stack.frames();
        if (frames.size() <= MOST_FRAMES && frames.stream().allMatch(frame -> frame.length() <= MOST_CHARACTERS)) {
            return stack;
        }
        return new SeenStack(
                stack.t(),
                stack.section(),
                stack.thread(),
                stack.cpuNanos(),
                stack.allocatedBytes(),
                frames.stream()
                        .limit(MOST_FRAMES)
                        .map(frame -> frame.substring(0, Math.min(MOST_CHARACTERS, frame.length())))
                        .toList(),
                stack.truncated() || frames.size() > MOST_FRAMES,
                stack.source());
    }
}
