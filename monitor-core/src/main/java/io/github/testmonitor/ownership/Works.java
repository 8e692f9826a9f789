package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkEvents;
import io.github.testmonitor.boot.WorkHook;
import io.github.testmonitor.probe.ThreadClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the work of a fork from owner to owner. The hooks in the JDK call the methods of {@link WorkEvents}; the session opens an
 * owner for each span and finishes it. Any thread may call. Its memory is that of the threads and tasks that are alive.
 */
public final class Works implements WorkEvents, WorkingThreads {
    /** What has no clock of its own, so that its account is never one of a platform thread. */
    private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";
    /** What {@link #enter} returns in the place of nobody. */
    private static final Object NOBODY = new Object();

    /** At a time, which takes some milliseconds at most. */
    static final int MOST_FORGOTTEN = 10_000;

    private final Accounts accounts;
    private final HandedTasks handed = new HandedTasks();
    private final WeakIdentityMap<Owner> makers = new WeakIdentityMap<>();
    private final WeakIdentityMap<VirtualAccount> virtual = new WeakIdentityMap<>();
    private final AllLateWork allLate = new AllLateWork();
    /** Written once, by the first virtual thread; null where none has been seen. */
    private volatile @Nullable Class<?> virtualThread;

    Works(ThreadClock clock) {
        accounts = new Accounts(clock);
    }

    /**
     * Lets the hooks tell all that follows. Here, so that a JVM without the hooks can still load the rest of this package.
     *
     * @throws ReflectiveOperationException if virtual threads have to be held on their carriers here, and cannot be
     */
    void connect(CarrierHold carrier) throws ReflectiveOperationException {
        carrier.prepare();
        rehearse();
        WorkHook.connect(carrier.isNeeded() ? new HeldEvents(this, carrier) : this);
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
        return new Owner(id, allLate);
    }

    /** The owner for a section that is about to start in what the calling thread works for; null where that is nobody. */
    public @Nullable Owner openSection(long id) {
        Owner owner = current();
        return owner == null ? null : owner.section(id);
    }

    /** Whether that platform thread works for somebody, or once did. */
    public boolean knows(Thread thread) {
        return accounts.find(thread) != null;
    }

    /** The calling thread, as spans begin and end on it. */
    public Charging ofCurrentThread() {
        return opened();
    }

    /** All that was done for the span or section until now; what comes later is late, or of what is around. Asked once. */
    public OwnedWork finish(Owner owner) {
        if (owner.isCharged()) {
            accounts.settle(owner);
        }
        return owner.finish();
    }

    /** The late work of this fork, as far as it has been charged. */
    public AllLateWork late() {
        return allLate;
    }

    /** Charges what threads that still work for finished spans have used so far. Takes 0.4 to 3 µs for each of them. */
    public void settleLate() {
        accounts.settleLate();
    }

    /** What has been charged to finished spans and was not told yet. Forgets some of the tasks and threads that are gone. */
    public List<LateWork> takeLate() {
        handed.forgetCollected();
        makers.forgetCollected(MOST_FORGOTTEN);
        virtual.forgetCollected(MOST_FORGOTTEN);
        List<LateWork> late = new ArrayList<>();
        Owner owner = allLate.takeUntold();
        while (owner != null) {
            Owner next = owner.nextUntold(); // Before it may be told of again.
            owner.nextUntold(null); // Whoever still knows it would keep all that follow.
            LateWork work = owner.takeLate();
            if (work != null) {
                late.add(work);
            }
            owner = next;
        }
        return late;
    }

    @Override
    public List<WorkingThread> find(LongPredicate wanted, int most) {
        return accounts.find(wanted, most);
    }

    @Override
    public @Nullable Owner current() {
        Worker known = known();
        return known == null ? null : known.owner();
    }

    @Override
    public void threadStarts(Thread thread) {
        Owner owner = current();
        if (owner != null && !JdkThreads.serves(thread)) {
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
    public void drained(Object tasks) {
        for (Object task : (Iterable<?>) tasks) {
            handed.take(task);
        }
    }

    @Override
    public void rejected(Object task) {
        Owner owner = current();
        if (owner != null) {
            handed.reject(task, owner);
        }
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
        Worker known = known();
        if (known != null) {
            known.becomesWorker();
        }
        if (firstTask != null) {
            taskBegins(firstTask);
        }
    }

    @Override
    public void taskBegins(Object task) {
        Owner owner = handed.take(task);
        if (owner != null) {
            opened().taskBegins(owner);
        }
    }

    @Override
    public void timerTaskBegins(Object task) {
        Owner owner = makers.get(task);
        if (owner != null) {
            opened().taskBegins(owner);
        }
    }

    @Override
    public void taskEnds() {
        Worker known = known();
        if (known != null) {
            known.taskEnds();
        }
    }

    @Override
    public @Nullable Object enter(Object owner) {
        Owner entered = (Owner) owner;
        Owner before = opened().change(entered);
        if (before == entered) {
            return null;
        }
        return before == null ? NOBODY : before;
    }

    /** Of a virtual thread only what it hands on is nobody's then. */
    @Override
    public @Nullable Object pauses() {
        Worker known = known();
        return known == null ? null : known.change(null);
    }

    @Override
    public void leave(Object token) {
        if (token instanceof Account carrier) {
            Thread ran = carrier.unmounts();
            if (ran != null && !ran.isAlive()) {
                virtual.remove(ran);
            }
            return;
        }
        opened().change(token instanceof Owner owner ? owner : null);
    }

    @Override
    public void virtualThreadStarts(Thread started) {
        virtualThread = started.getClass();
        Owner owner = JdkThreads.servesVirtually(started) ? null : current();
        virtual.putIfAbsent(started, new VirtualAccount(owner));
    }

    @Override
    public Object mounts(Thread mounted) {
        VirtualAccount known = virtual.get(mounted);
        VirtualAccount account = known == null ? virtual(mounted) : known;
        Account carrier = accounts.ofCurrent();
        carrier.mounts(mounted, account);
        return carrier;
    }

    /** Of one that was started before we were connected. */
    private VirtualAccount virtual(Thread thread) {
        virtualThread = thread.getClass();
        VirtualAccount opened = new VirtualAccount(null);
        VirtualAccount raced = virtual.putIfAbsent(thread, opened);
        return raced == null ? opened : raced;
    }

    /** The calling thread; null where it has worked for nobody yet. */
    private @Nullable Worker known() {
        Worker virtualOne = currentVirtual();
        return virtualOne != null ? virtualOne : accounts.find(Thread.currentThread());
    }

    /** The calling thread, whose account is opened if need be. */
    private Worker opened() {
        Worker known = known();
        if (known != null) {
            return known;
        }
        Thread thread = Thread.currentThread();
        return thread.getClass().getName().equals(VIRTUAL_THREAD) ? virtual(thread) : accounts.ofCurrent();
    }

    private @Nullable VirtualAccount currentVirtual() {
        Class<?> type = virtualThread;
        Thread thread = Thread.currentThread();
        return type == null || thread.getClass() != type ? null : virtual.get(thread);
    }
}
