package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.format.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the sections of one test, however many there are and however they are called. Not thread-safe. */
final class SectionRecorder {
    /** So many are kept one by one; the others are summed. */
    static final int MOST_SECTIONS = 200;
    /** So many names are told apart. */
    static final int MOST_PATHS = 100;
    /** So many may be open at once; more are not seen at all. */
    static final int MOST_OPEN = 1000;
    /** A section deeper than this counts to the one around it. */
    static final int MOST_DEPTH = 20;

    static final int MOST_NAME = 100;

    private static final String BETWEEN = " › ";
    private static final String OTHERS = "…";

    private final Map<Long, Open> open = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, SectionTotal> totals = new HashMap<>();
    /** When each of them was first entered. */
    private final Map<String, Long> firstStarts = new HashMap<>();

    private int leftOut;

    /**
     * A section begins.
     *
     * @param parent the section around it, or whatever else
     * @return false where it is not followed
     */
    boolean started(long t, long id, long parent, String name, String thread) {
        Open around = open.get(parent);
        int depth = around == null ? 1 : around.depth + 1;
        if (open.size() >= MOST_OPEN || depth > MOST_DEPTH) {
            return false;
        }
        String clean = shortened(Names.clean(name));
        String path = around == null ? clean : around.path + BETWEEN + clean;
        return open.putIfAbsent(id, new Open(depth, clean, path, Names.clean(thread), t)) == null;
    }

    void finished(long t, long id, Figures figures) {
        Open section = open.remove(id);
        if (section != null) {
            keep(section.toSection(id, t, true, figures));
        }
    }

    /** The names of a section that is open, from the outermost on. */
    @Nullable
    String path(long id) {
        Open section = open.get(id);
        return section == null ? null : section.path;
    }

    /** Whether there is none that has ended. */
    boolean isEmpty() {
        return totals.isEmpty();
    }

    /** What is open at the end of the test has no end of its own. */
    void finish(long endT) {
        if (open.isEmpty()) {
            return;
        }
        open.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Open section = entry.getValue();
            long wallNanos = Math.max(0, endT - section.t);
            Figures figures =
                    Figures.builder().set(Figure.WALL, wallNanos, Kind.SAMPLED).build();
            keep(section.toSection(entry.getKey(), endT, false, figures));
        });
        open.clear();
    }

    List<Section> sections() {
        return sections.stream()
                .sorted(Comparator.comparingLong(Section::t).thenComparingInt(Section::depth))
                .toList();
    }

    /** In the order of their first starts, those around others before these. */
    List<SectionTotal> totals() {
        return totals.values().stream()
                .sorted(Comparator.comparingLong(this::firstStart)
                        .thenComparingInt(SectionTotal::depth)
                        .thenComparing(SectionTotal::path))
                .toList();
    }

    private long firstStart(SectionTotal total) {
        return firstStarts.getOrDefault(total.path(), Long.MAX_VALUE);
    }

    int leftOut() {
        return leftOut;
    }

    /** The shortest of those that are kept and overlap the time; null where none does. */
    @Nullable
    String pathAt(long fromT, long toT) {
        return sections.stream()
                .filter(section -> section.t() <= toT && section.endT() >= fromT)
                .min(Comparator.comparingLong(section -> section.endT() - section.t()))
                .map(Section::path)
                .orElse(null);
    }

    private void keep(Section section) {
        if (sections.size() < MOST_SECTIONS) {
            sections.add(section);
        } else {
            leftOut++;
        }
        boolean known = totals.containsKey(section.path()) || totals.size() < MOST_PATHS;
        String path = known ? section.path() : OTHERS;
        String name = known ? section.name() : OTHERS;
        int unfinished = section.finished() ? 0 : 1;
        firstStarts.merge(path, section.t(), Math::min);
        totals.merge(
                path,
                new SectionTotal(known ? section.depth() : 1, name, path, 1, unfinished, section.figures()),
                (sum, one) -> new SectionTotal(
                        sum.depth(),
                        sum.name(),
                        sum.path(),
                        sum.count() + 1,
                        sum.unfinished() + one.unfinished(),
                        FigureSum.of(sum.figures(), one.figures())));
    }

    private static String shortened(String name) {
        if (name.length() <= MOST_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MOST_NAME - 2)) ? MOST_NAME - 2 : MOST_NAME - 1;
        return name.substring(0, end) + OTHERS;
    }

    private record Open(int depth, String name, String path, String thread, long t) {
        Section toSection(long id, long endT, boolean finished, Figures figures) {
            return new Section(id, depth, name, path, thread, t, Math.max(t, endT), finished, figures);
        }
    }
}
