package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait in pools, and who handed each of them over. A task is known by identity and never wrapped, since queues,
 * rejection handlers and subclasses of pools look at it. The same object may be handed over any number of times; its owners are
 * told in that order. What leaves a queue by other ways than the pool's own methods stays noted until it is collected. Any thread may call.
 */
final class HandedTasks {
    /** Owners that are remembered of one object; those that were never run make way. */
    private static final int LONGEST = 8;

    private final WeakIdentityMap<Handover> waiting = new WeakIdentityMap<>();

    /** Where another owner had it rejected, and it has not begun by now, it never will for that one. */
    void add(Object task, Owner owner) {
        while (true) {
            Handover known = waiting.get(task);
            if (known == null) {
                if (waiting.putIfAbsent(task, new Handover(owner, 1, false, null)) == null) {
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
            Handover taken = known.next();
            if (put(task, known, known.without(taken))) {
                return taken.owner;
            }
        }
    }

    /**
     * A pool does not take what this owner has handed over last. Its handler may run the task at once, drop it, or put it into the queue
     * after all; so it is kept, behind all that wait.
     */
    void reject(Object task, Owner owner) {
        while (true) {
            Handover known = waiting.get(task);
            Handover rejected = known == null ? null : known.latestOf(owner);
            if (known == null || rejected == null) {
                return;
            }
            Handover last = new Handover(owner, 1, true, null);
            if (waiting.replace(
                    task, known, last.behind(known.without(rejected)).atMost(LONGEST))) {
                return;
            }
        }
    }

    private boolean put(Object task, Handover known, @Nullable Handover rest) {
        return rest == null ? waiting.remove(task, known) : waiting.replace(task, known, rest);
    }

    /** Forgets some of the tasks that are gone; to be called now and then. */
    void forgetCollected() {
        waiting.forgetCollected(Works.MOST_FORGOTTEN);
    }

    int size() {
        return waiting.size();
    }

    /** One owner that handed over an object so many times in a row, and those that did so after it. Immutable. */
    private static final class Handover {
        private final Owner owner;
        private final int times;
        private final boolean rejected;
        private final @Nullable Handover later;

        Handover(Owner owner, int times, boolean rejected, @Nullable Handover later) {
            this.owner = owner;
            this.times = times;
            this.rejected = rejected;
            this.later = later;
        }

        /** The one whose turn it is. */
        Handover next() {
            for (Handover handover = this; handover != null; handover = handover.later) {
                if (!handover.rejected) {
                    return handover;
                }
            }
            return this;
        }

        @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
        @Nullable
        Handover latestOf(Owner wanted) {
            Handover latest = null;
            for (Handover handover = this; handover != null; handover = handover.later) {
                latest = handover.owner == wanted && !handover.rejected ? handover : latest;
            }
            return latest;
        }

        /** The same with one time less of one of them. */
        @Nullable
        Handover without(Handover taken) {
            if (this == taken) {
                return times > 1 ? new Handover(owner, times - 1, rejected, later) : later;
            }
            return new Handover(owner, times, rejected, later == null ? null : later.without(taken));
        }

        /** The same with another at the end, without those that were rejected and are of other owners. */
        @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
        Handover and(Owner another) {
            Handover kept = null;
            for (Handover handover = this; handover != null; handover = handover.later) {
                if (!handover.rejected || handover.owner == another) {
                    kept = handover.behind(kept);
                }
            }
            return new Handover(another, 1, false, null).behind(kept);
        }

        /** Others with this one at their end, or as many times more of the last of them where that is the same. */
        @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
        Handover behind(@Nullable Handover others) {
            if (others == null) {
                return new Handover(owner, times, rejected, null);
            }
            if (others.later == null && others.owner == owner && others.rejected == rejected) {
                return new Handover(owner, others.times + times, rejected, null);
            }
            return new Handover(others.owner, others.times, others.rejected, behind(others.later));
        }

        Handover atMost(int length) {
            int known = 0;
            for (Handover handover = this; handover != null; handover = handover.later) {
                known++;
            }
            return known > length && later != null ? later : this;
        }
    }
}
