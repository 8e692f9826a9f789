package io.github.testmonitor.agent;

import io.github.testmonitor.child.ProcessWeaver;
import io.github.testmonitor.ownership.CarrierHold;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.session.Session;
import io.github.testmonitor.session.UnavailableOnce;
import io.github.testmonitor.weave.WovenClasses;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Installs the hooks in classes that are not ours. What cannot be woven is said in the fork file, and everything else goes on without
 * it; nothing here throws.
 *
 * @param known classes that were woven before
 */
record Weaves(Instrumentation instrumentation, WovenClasses known, UnavailableOnce unavailabilities) {
    private static final String JUNIT_4_WEAVER = "io.github.testmonitor.listener.JUnit4Weaver";

    /** The hooks in the JDK; without them a test has its own work only. */
    Ownership weaveJdk(boolean wanted) {
        CarrierHold carrier = new CarrierHold(instrumentation);
        if (!wanted) {
            unavailabilities.report("ownership", Absence.OFF);
            return Ownership.off(carrier);
        }
        try {
            return Ownership.prepare(instrumentation, known, carrier, new Unfollowed(unavailabilities));
        } catch (Throwable problem) {
            unavailabilities.reportFailure("ownership", problem);
            return Ownership.impossible(carrier);
        }
    }

    /** The hook in ProcessBuilder; without it the children of tests are not seen, but everything else is. */
    void weaveProcesses(boolean wanted, Session session) {
        if (!wanted) {
            session.processes(Absence.OFF);
            return;
        }
        try {
            ProcessWeaver.install(instrumentation, session.processes(null), new NoChildren(session, unavailabilities));
        } catch (Throwable problem) {
            session.processes(Absence.ERROR);
            unavailabilities.reportFailure("children", problem);
        }
    }

    /** The hooks in JUnit 4; without them its tests are not seen, but everything else is. */
    void weaveJUnit4() {
        try {
            // By name: the listeners stand on the class path, which the boot class path does not see.
            Class.forName(JUNIT_4_WEAVER, true, ClassLoader.getSystemClassLoader())
                    .getMethod("install", Instrumentation.class, WovenClasses.class, Consumer.class)
                    .invoke(null, instrumentation, known, new Unwoven(unavailabilities));
        } catch (Throwable problem) {
            unavailabilities.reportFailure("junit4", problem);
        }
    }

    /** What becomes of work that cannot be followed. */
    private record Unfollowed(UnavailableOnce unavailabilities) implements BiConsumer<String, String> {
        @Override
        public void accept(String part, String reason) {
            unavailabilities.reportFailure(part, reason);
        }
    }

    /** What becomes of a class of JUnit 4 that could not be woven. */
    private record Unwoven(UnavailableOnce unavailabilities) implements Consumer<String> {
        @Override
        public void accept(String reason) {
            unavailabilities.reportFailure("junit4", reason);
        }
    }

    /** What becomes of ProcessBuilder where it could not be woven. */
    private record NoChildren(Session session, UnavailableOnce unavailabilities) implements Consumer<String> {
        @Override
        public void accept(String reason) {
            session.processes(Absence.ERROR);
            unavailabilities.reportFailure("children", reason);
        }
    }
}
