package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/**
 * Who pays for a virtual thread. The JVM keeps no account of it; what it uses is read from the thread that carries it, from one
 * mounting to the next unmounting; what belongs to one mounting is kept in the carrier's {@link Account}.
 */
final class VirtualAccount implements Worker {
    private volatile @Nullable Owner owner;
    private volatile @Nullable Account carrier;
    private @Nullable Owner outsideTask;
    private boolean inTask;

    VirtualAccount(@Nullable Owner owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable Owner owner() {
        return owner;
    }

    /** Changes whom new work of it belongs to, not who pays for the mounting that goes on. */
    @Override
    public @Nullable Owner change(@Nullable Owner to) {
        Owner before = owner;
        owner = to;
        return before;
    }

    /** Called by the carrier, which tells that it carries it no more to nobody: it may run on another one by then. */
    void isMountedOn(Account carrying) {
        carrier = carrying;
    }

    @Override
    public @Nullable Owner begin(Owner span, long cpuNanos, long allocatedBytes) {
        Owner before = owner;
        changeNow(span);
        return before;
    }

    @Override
    public void end(Owner span, @Nullable Owner back, long cpuNanos, long allocatedBytes) {
        Owner now = owner;
        if (now != null && now.isWithin(span)) {
            changeNow(back);
        }
    }

    /** It has no clock, so that nobody takes anything off. */
    @Override
    public long othersCpuNanos() {
        return 0;
    }

    @Override
    public long othersAllocatedBytes() {
        return 0;
    }

    /** As a pool of virtual threads has it: such a thread stays, and what it does between tasks is nobody's. */
    @Override
    public void becomesWorker() {
        inTask = false;
        changeNow(null);
    }

    @Override
    public void taskBegins(Owner ofTask) {
        if (!inTask) {
            inTask = true;
            outsideTask = owner;
        }
        changeNow(ofTask);
    }

    @Override
    public void taskEnds() {
        if (inTask) {
            inTask = false;
            changeNow(outsideTask);
            outsideTask = null;
        }
    }

    private void changeNow(@Nullable Owner to) {
        owner = to;
        Account carrying = carrier;
        if (carrying != null) {
            carrying.changeWhileCarrying(this);
        }
    }
}
