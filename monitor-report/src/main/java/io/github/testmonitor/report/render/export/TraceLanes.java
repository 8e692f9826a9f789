package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.code.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The tracks of one fork in a trace. Tests come in the order of their ends and go where they overlap no other; on one track slices
 * must lie in each other or apart. Not thread-safe.
 */
final class TraceLanes {
    private final List<Long> ends = new ArrayList<>();

    /** The lane of a test, from 0 on: of those that are free at its start the one that became so last. */
    int lane(long from, long to) {
        int best = -1;
        for (int lane = 0; lane < ends.size(); lane++) {
            if (ends.get(lane) <= from && (best < 0 || ends.get(lane) > ends.get(best))) {
                best = lane;
            }
        }
        if (best < 0) {
            best = ends.size();
            ends.add(to);
        } else {
            ends.set(best, to);
        }
        return best;
    }

    /**
     * For each section, in the order of their starts, how many tracks below that of the test it goes: 0 where it lies in what is
     * open there.
     */
    static List<Integer> below(long testTo, List<Section> sections) {
        List<Deque<Long>> tracks = new ArrayList<>();
        tracks.add(new ArrayDeque<>(List.of(testTo)));
        List<Integer> places = new ArrayList<>();
        for (Section section : sections) {
            int track = 0;
            while (!fits(tracks.get(track), section)) {
                track++;
                if (track == tracks.size()) {
                    tracks.add(new ArrayDeque<>());
                }
            }
            tracks.get(track).push(section.endT());
            places.add(track);
        }
        return places;
    }

    private static boolean fits(Deque<Long> open, Section section) {
        while (!open.isEmpty() && open.element() <= section.t()) {
            open.pop();
        }
        return open.isEmpty() || section.endT() <= open.element();
    }
}
