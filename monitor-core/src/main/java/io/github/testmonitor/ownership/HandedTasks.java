package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait in pools, and who handed each of them over. A task is known by identity and never wrapped, since queues,
 * rejection handlers and subclasses of pools look at it. The same object may be handed over any number of times; its owners are
 * told in that order. Any thread may call.
 */
final class HandedTasks {
    /** Owners that are remembered of one object; those that were never run make way. */
    private static final int LONGEST = 8;

    private final WeakIdentityMap<Handover> waiting = new WeakIdentityMap<>();

    void add(Object task, Owner owner) {
        while (true) {
            Handover known = waiting.get(task);
            if (known == null) {
                if (waiting.putIfAbsent(task, new Handover(owner, 1, null)) == null) {
                    return;
                }
            } else if (waiting.replace(task, known, known.and(owner).atMost(LONGEST))) {
                return;
            }
        }
    }

    /** Who handed over the task, which is forgotten then; null where nobody is known. */
    @Nullable
    Owner take(Object task) {
        while (true) {
            Handover known = waiting.get(task);
            if (known == null) {
                return null;
            }
            Handover rest = known.rest();
            if (rest == null ? waiting.remove(task, known) : waiting.replace(task, known, rest)) {
                return known.owner;
            }
        }
    }

    int size() {
        return waiting.size();
    }

    /** One owner that handed over an object so many times in a row, and those that did so after it. */
    private static final class Handover {
        private final Owner owner;
        private final int times;
        private final @Nullable Handover next;

        Handover(Owner owner, int times, @Nullable Handover next) {
            this.owner = owner;
            this.times = times;
            this.next = next;
        }

        @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
        Handover and(Owner another) {
            if (next != null) {
                return new Handover(owner, times, next.and(another));
            }
            return owner == another
                    ? new Handover(owner, times + 1, null)
                    : new Handover(owner, times, new Handover(another, 1, null));
        }

        Handover atMost(int length) {
            int known = 0;
            for (Handover handover = this; handover != null; handover = handover.next) {
                known++;
            }
            return known > length && next != null ? next : this;
        }

        @Nullable
        Handover rest() {
            return times > 1 ? new Handover(owner, times - 1, next) : next;
        }
    }
}
