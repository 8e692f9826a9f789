package io.github.testmonitor.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections of one span, the open ones in the order of their starts. Its lock is held from the first to the last line that is written
 * for a start or a finish, so that a section's lines stand within those of its test; guarded by itself.
 */
final class SectionsOfSpan {
    /** So many may be open at once: {@value}. */
    static final int MOST_OPEN = 64;
    /** So many may be started: {@value}; they are lines in a file. */
    static final int MOST = 10_000;

    private final List<Section> open = new ArrayList<>(4);
    private int started;

    boolean isFull() {
        return open.size() >= MOST_OPEN || started >= MOST;
    }

    void add(Section section) {
        open.add(section);
        started++;
    }

    void remove(Section section) {
        open.remove(section);
    }

    /** The latest that was started on this thread. */
    @Nullable
    Section latestOf(Thread thread) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).thread() == thread) {
                return open.get(i);
            }
        }
        return null;
    }

    /** The open one with that number. */
    @Nullable
    Section find(long id) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).id() == id) {
                return open.get(i);
            }
        }
        return null;
    }

    /** The latest of that name. */
    @Nullable
    Section find(String name) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).name().equals(name)) {
                return open.get(i);
            }
        }
        return null;
    }

    /** The latest that is open within that section, itself included, or of all where that is null. */
    @Nullable
    Section innermost(@Nullable Section within) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (within == null || open.get(i).isWithin(within)) {
                return open.get(i);
            }
        }
        return null;
    }
}
