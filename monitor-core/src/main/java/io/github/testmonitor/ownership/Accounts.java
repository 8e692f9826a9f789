package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the platform threads that work for somebody, or once did. Found without a lock, and not by a thread local, which
 * pools may clear. An account is there until its thread ends; of a thread that never starts, until it is collected.
 */
final class Accounts {
    private static final int BUCKETS = 1 << 8;

    private final Bucket[] buckets = new Bucket[BUCKETS];
    /** The latest, from which one finds all: mostly few, where the buckets are many. */
    private volatile @Nullable Account latest;

    private final ReferenceQueue<Thread> collected = new ReferenceQueue<>();
    private final AtomicBoolean forgetting = new AtomicBoolean();
    private final ThreadClock clock;
    private int firstFound;

    Accounts(ThreadClock clock) {
        this.clock = clock;
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = new Bucket();
        }
    }

    @Nullable
    Account find(Thread thread) {
        int hash = System.identityHashCode(thread);
        for (Account account = bucket(hash).first; account != null; account = account.nextOfBucket) {
            if (account.hash == hash && account.refersTo(thread)) {
                return account;
            }
        }
        return null;
    }

    /** The account of the calling thread, opened if need be. */
    Account ofCurrent() {
        Thread thread = Thread.currentThread();
        Account account = find(thread);
        if (account == null) {
            account = Account.of(thread, collected, clock);
            add(account);
        }
        return account;
    }

    /** Opens the account of a thread that is about to start. */
    void open(Thread starting, Owner owner) {
        Account stale = find(starting);
        if (stale != null) {
            // Its start failed once.
            stale.drop();
            remove(stale);
        }
        add(Account.of(starting, collected, clock, owner));
    }

    /** Closes the account of the calling thread, which ends. */
    void closeCurrent() {
        Account account = find(Thread.currentThread());
        if (account != null) {
            account.close();
            remove(account);
        }
    }

    /** Charges what all threads that work for this owner have used so far. */
    void settle(Owner owner) {
        for (Account account = latest; account != null; account = account.next) {
            account.settle(owner);
        }
    }

    /** As {@link #settle(Owner)}, for all owners that have finished. */
    void settleLate() {
        for (Account account = latest; account != null; account = account.next) {
            Owner owner = account.owner();
            if (owner != null && owner.isLate()) {
                account.settle(owner);
            }
        }
    }

    /** See {@link WorkingThreads#find}; called by one thread at a time. */
    List<WorkingThread> find(LongPredicate wanted, int most) {
        List<WorkingThread> found = new ArrayList<>();
        int first = firstFound;
        firstFound = 0;
        look(wanted, most, first, Integer.MAX_VALUE, found);
        look(wanted, most, 0, first, found);
        return found;
    }

    /** At those from one place to another, until there are enough. */
    private void look(LongPredicate wanted, int most, int from, int to, List<WorkingThread> found) {
        int place = 0;
        for (Account account = latest; account != null && place < to && found.size() < most; account = account.next) {
            WorkingThread working = place++ < from ? null : account.working(wanted);
            if (working != null) {
                found.add(working);
                firstFound = found.size() < most ? firstFound : place;
            }
        }
    }

    private void add(Account account) {
        if (forgetting.compareAndSet(false, true)) { // Else somebody is at it, and a queue may make its pollers wait.
            try {
                for (Reference<? extends Thread> gone = collected.poll(); gone != null; gone = collected.poll()) {
                    ((Account) gone).drop();
                    remove((Account) gone);
                }
            } finally {
                forgetting.set(false);
            }
        }
        addAsLatest(account);
    }

    private synchronized void addAsLatest(Account account) {
        Bucket bucket = bucket(account.hash);
        account.nextOfBucket = bucket.first;
        Account before = latest;
        account.next = before;
        if (before != null) {
            before.previous = account;
        }
        bucket.first = account;
        latest = account;
    }

    /** A reader that stands on the removed account still finds its way to the rest. */
    private synchronized void remove(Account removed) {
        if (!removeFromBucket(removed)) {
            return;
        }
        Account next = removed.next;
        Account previous = removed.previous;
        if (next != null) {
            next.previous = previous;
        }
        if (previous != null) {
            previous.next = next;
        } else {
            latest = next;
        }
        removed.previous = null; // Whoever still knows it would keep all that came later.
    }

    /** False where it is not there. */
    private boolean removeFromBucket(Account removed) {
        Bucket bucket = bucket(removed.hash);
        Account previous = null;
        for (Account account = bucket.first; account != null; account = account.nextOfBucket) {
            if (account == removed) {
                if (previous == null) {
                    bucket.first = account.nextOfBucket;
                } else {
                    previous.nextOfBucket = account.nextOfBucket;
                }
                return true;
            }
            previous = account;
        }
        return false;
    }

    private Bucket bucket(int hash) {
        return buckets[hash & BUCKETS - 1];
    }

    /** An atomic array would do the same, by method handles, of which it would be the first user in many a fork. */
    private static final class Bucket {
        private volatile @Nullable Account first;
    }
}
