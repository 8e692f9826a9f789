package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkEvents;
import io.github.testmonitor.boot.WorkHook;
import io.github.testmonitor.probe.ThreadClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the work of a fork from owner to owner. The hooks in the JDK call the methods of {@link WorkEvents}; the session opens an
 * owner for each span and finishes it. Any thread may call. Its memory is that of the threads and tasks that are alive.
 */
public final class Works implements WorkEvents, WorkingThreads {
    /** What {@link #enter} returns in the place of nobody. */
    private static final Object NOBODY = new Object();

    private final Accounts accounts;
    private final HandedTasks handed = new HandedTasks();
    private final WeakIdentityMap<Owner> makers = new WeakIdentityMap<>();
    private final WeakIdentityMap<VirtualAccount> virtual = new WeakIdentityMap<>();
    private final Queue<Owner> withLateWork = new ConcurrentLinkedQueue<>();
    /** Written once, by the first virtual thread; null where none has been seen. */
    private volatile @Nullable Class<?> virtualThread;

    Works(ThreadClock clock) {
        accounts = new Accounts(clock);
    }

    /** Lets the hooks tell all that follows. Here, so that a JVM without the hooks can still load the rest of this package. */
    void connect() {
        rehearse();
        WorkHook.connect(this);
    }

    /** Loads all classes that the hooks need, here and not in the middle of somebody's work. */
    private void rehearse() {
        Owner owner = open(0);
        handed.add(owner, owner);
        handed.take(owner);
        virtual.putIfAbsent(owner, new VirtualAccount(null));
        Object token = enter(owner);
        if (token != null) {
            leave(token);
        }
        finish(owner);
        takeLate();
    }

    /** The owner for a span that is about to start. */
    public Owner open(long id) {
        return new Owner(id, withLateWork);
    }

    /** The owner for a section that is about to start in what the calling thread works for; null where that is nobody. */
    public @Nullable Owner openSection(long id) {
        Owner owner = current();
        return owner == null ? null : owner.section(id);
    }

    /** The calling thread, as spans begin and end on it. */
    public Charging ofCurrentThread() {
        VirtualAccount account = currentVirtual();
        return account != null ? account : accounts.ofCurrent();
    }

    /** All that was done for the span or section until now; what comes later is late, or of what is around. Asked once. */
    public OwnedWork finish(Owner owner) {
        if (owner.isCharged()) {
            accounts.settle(owner);
        }
        return owner.finish();
    }

    /** Charges what threads that still work for finished spans have used so far. Takes 0.4 µs for each of them. */
    public void settleLate() {
        accounts.settleLate();
    }

    /** What has been charged to finished spans and was not told yet. */
    public List<LateWork> takeLate() {
        List<LateWork> late = new ArrayList<>();
        for (Owner owner = withLateWork.poll(); owner != null; owner = withLateWork.poll()) {
            LateWork work = owner.takeLate();
            if (work != null) {
                late.add(work);
            }
        }
        return late;
    }

    @Override
    public List<WorkingThread> find(LongPredicate wanted, int most) {
        return accounts.find(wanted, most);
    }

    @Override
    public @Nullable Owner current() {
        Thread thread = Thread.currentThread();
        Account account = accounts.find(thread);
        if (account != null) {
            return account.owner();
        }
        VirtualAccount ofVirtual = currentVirtual();
        return ofVirtual == null ? null : ofVirtual.owner();
    }

    @Override
    public void threadStarts(Thread thread) {
        Owner owner = current();
        if (owner != null) {
            accounts.open(thread, owner);
        }
    }

    @Override
    public void threadEnds(Thread thread) {
        accounts.closeCurrent();
    }

    @Override
    public void handed(Object task) {
        Owner owner = current();
        if (owner != null) {
            handed.add(task, owner);
        }
    }

    @Override
    public void withdrawn(Object task) {
        handed.take(task);
    }

    @Override
    public void made(Object task) {
        Owner owner = current();
        if (owner != null) {
            makers.putIfAbsent(task, owner);
        }
    }

    @Override
    public @Nullable Owner makerOf(Object task) {
        return makers.get(task);
    }

    @Override
    public void workerBegins(@Nullable Object firstTask) {
        Account account = accounts.find(Thread.currentThread());
        if (account != null) {
            account.becomesWorker();
        }
        if (firstTask != null) {
            taskBegins(firstTask);
        }
    }

    @Override
    public void taskBegins(Object task) {
        Owner owner = handed.take(task);
        if (owner != null) {
            accounts.ofCurrent().taskBegins(owner);
        }
    }

    @Override
    public void timerTaskBegins(Object task) {
        Owner owner = makers.get(task);
        if (owner != null) {
            accounts.ofCurrent().taskBegins(owner);
        }
    }

    @Override
    public void taskEnds() {
        Account account = accounts.find(Thread.currentThread());
        if (account != null) {
            account.taskEnds();
        }
    }

    @Override
    public @Nullable Object enter(Object owner) {
        Owner entered = (Owner) owner;
        VirtualAccount ofVirtual = currentVirtual();
        Owner before = ofVirtual != null
                ? ofVirtual.change(entered)
                : accounts.ofCurrent().change(entered);
        if (before == entered) {
            return null;
        }
        return before == null ? NOBODY : before;
    }

    @Override
    public void leave(Object token) {
        if (token instanceof VirtualAccount mounted) {
            Thread ended = mounted.unmounted();
            if (ended != null) {
                virtual.remove(ended, mounted);
            }
            return;
        }
        Owner before = token instanceof Owner owner ? owner : null;
        VirtualAccount ofVirtual = currentVirtual();
        if (ofVirtual != null) {
            ofVirtual.change(before);
        } else {
            accounts.ofCurrent().change(before);
        }
    }

    @Override
    public void virtualThreadStarts(Thread started) {
        virtualThread = started.getClass();
        virtual.putIfAbsent(started, new VirtualAccount(current()));
    }

    @Override
    public Object mounts(Thread mounted) {
        VirtualAccount account = virtual.get(mounted);
        if (account == null) {
            // Started before we were connected.
            virtualThread = mounted.getClass();
            VirtualAccount opened = new VirtualAccount(null);
            VirtualAccount raced = virtual.putIfAbsent(mounted, opened);
            account = raced == null ? opened : raced;
        }
        account.mounts(mounted, accounts.ofCurrent());
        return account;
    }

    private @Nullable VirtualAccount currentVirtual() {
        Class<?> type = virtualThread;
        Thread thread = Thread.currentThread();
        return type == null || thread.getClass() != type ? null : virtual.get(thread);
    }
}
