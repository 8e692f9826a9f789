package io.github.testmonitor.profile;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.session.UnavailableOnce;
import java.nio.file.Path;

/**
 * Starts a recording of the fork, on a daemon thread of its own: it takes some 200 ms of CPU. Not before the program's main method
 * runs, so that it does not compete with the start of the JVM. What goes wrong is said in the fork file as the probe
 * {@value #PROBE}, and nothing else comes of it.
 *
 * @param destination where the recording is when the JVM has ended in order
 * @param main the thread that the JVM starts the program on
 */
public record FlightRecorderStart(Path destination, Thread main, UnavailableOnce unavailabilities) implements Runnable {
    static final String PROBE = "profile";

    /** Nothing here links to the flight recorder, so that a JVM without it gets as far as to say so. */
    private static final String MODULE = "jdk.jfr";

    @Override
    public void run() {
        try {
            MainMethod.await(main);
            if (ModuleLayer.boot().findModule(MODULE).isEmpty() || !FlightRecording.isPossible()) {
                unavailabilities.report(PROBE, Absence.UNSUPPORTED);
                return;
            }
            FlightRecording.start(destination);
        } catch (Throwable problem) {
            unavailabilities.reportFailure(PROBE, problem);
        }
    }
}
