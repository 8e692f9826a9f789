package io.github.testmonitor.listener;

import org.jspecify.annotations.Nullable;

/**
 * Says which run of tests counts, so that each test is told exactly once: <b>whoever begins first owns the JVM until it ends</b>,
 * and what begins inside it, on whatever thread, is ignored. A run is a test plan of the JUnit Platform, a run of TestNG, or the
 * classes and tests that one JUnit 4 notifier has open.
 *
 * <p>That one rule covers both ways in which a test is seen twice. The same test comes through two frameworks: JUnit 4 under the
 * vintage engine, TestNG under Surefire's engine for it; there the platform's plan begins first. Or a test starts a framework of
 * its own, and its tests are no tests of the build. Once the owner has ended, the next run counts: Surefire runs several plans in
 * one fork, and reruns failed tests through a new notifier.
 *
 * <p>Runs are told apart by identity. Thread-safe; holds the owner only while it runs.
 */
@SuppressWarnings("ReferenceEquality") // Identity is what is meant: equal notifiers are two.
final class Authority {
    /** One for the JVM, as the frameworks make their listeners themselves and give them nothing. */
    static final Authority OF_THIS_JVM = new Authority();

    private @Nullable Object owner;
    private int entered;

    /**
     * The run begins something. False if another run owns the JVM: then this must be ignored, its end included. True must be
     * followed by one {@link #leave}.
     */
    synchronized boolean enter(Object run) {
        if (!counts(run)) {
            return false;
        }
        owner = run;
        entered++;
        return true;
    }

    /** Something that the run began has ended. When all has, the JVM is free for the next run. */
    synchronized void leave(Object run) {
        if (owner == run && --entered == 0) {
            owner = null;
        }
    }

    /** Whether what this run reports now is to be told: it owns the JVM, or nobody does. */
    synchronized boolean counts(Object run) {
        return owner == null || owner == run;
    }
}
