package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;

/** Works that no hook tells of anything. */
public final class WorksByHand {
    private WorksByHand() {}

    public static Works on(ThreadClock clock) {
        return new Works(clock);
    }
}
