package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/** A thread that is found by its {@link Account}. */
record OwnedThread(
        Account account, Owner owner, Thread clocked, Thread seen, long sinceCpuNanos, long sinceAllocatedBytes)
        implements WorkingThread {

    @Override
    public Object key() {
        return account;
    }

    @Override
    public long spanId() {
        return owner.ofSpan().id();
    }

    @Override
    public @Nullable Long sectionId() {
        Owner section = owner.openSection();
        return section == null ? null : section.id();
    }

    @Override
    public boolean goesOn() {
        return account.worksFor(owner, seen);
    }

    @Override
    public void whileRunning(Runnable write) {
        owner.whileRunning(write);
    }
}
