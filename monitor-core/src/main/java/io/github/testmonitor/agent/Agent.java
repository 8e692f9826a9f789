package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig;
import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.config.MonitorConfigFile;
import io.github.testmonitor.ownership.CarrierHold;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.probe.DaemonThreads;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.profile.FlightRecorderStart;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.sampling.Ticker;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.Session;
import io.github.testmonitor.session.UnavailableOnce;
import io.github.testmonitor.weave.WovenClasses;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Starts the monitor in a fork, before main. What costs time (the JVM's MXBeans, the probes, OSHI) is left to the sampler's
 * thread; and there are no lambdas on this way, since the first one of a JVM costs as much as all the rest.
 */
public final class Agent {
    private static final Path ROOT = Path.of("/");

    private Agent() {}

    /**
     * Opens the fork file and connects the listeners. Never throws: without a config that can be read, or a folder that can be
     * written to, the fork runs as if there were no agent; and so does a JVM that a fork has started with its own arguments. A second call in
     * the same JVM does nothing.
     *
     * @param fork the number that Surefire gave this fork, or null where it gave none
     * @param configPath absolute path of a file as {@link MonitorConfigFile} writes it
     */
    public static void start(@Nullable Integer fork, String configPath, Instrumentation instrumentation) {
        try {
            if (Joint.events() == null) {
                start(fork, MonitorConfigFile.read(Path.of(configPath)), instrumentation);
            }
        } catch (Throwable problem) {
            // Without a fork file there is nowhere to say it; the report finds that the file is missing, and says why.
        }
    }

    /**
     * Opens a session for one run of tests in Maven's own JVM: without hooks, as there is no agent, and without the kernel's mark of the
     * peak, as that is Maven's to reset.
     *
     * @param configPath absolute path of a file as {@link MonitorConfigFile} writes it
     * @return what closes it, or null where it could not be opened
     */
    public static @Nullable Runnable startInMaven(String configPath) {
        try {
            MonitorConfig config = MonitorConfigFile.read(Path.of(configPath));
            Instant startedAt = Instant.now();
            Ticker ticker = Ticker.startingNow();
            ForkFileWriter out = ForkFile.open(config, startedAt, null, ROOT);
            UnavailableOnce unavailabilities = new UnavailableOnce(out);
            Ownership ownership = config.ownership()
                    ? Ownership.impossible(new CarrierHold(null))
                    : Ownership.off(new CarrierHold(null));
            Session session = session(config, out, ticker, null, ExactPeakRss.NEVER, ownership, unavailabilities);
            Absence reason = config.ownership() ? Absence.UNSUPPORTED : Absence.OFF;
            unavailabilities.report("ownership", reason);
            session.processes(reason);
            connectSections(session, unavailabilities);
            Joint.connect(session);
            DaemonThreads.of("test-monitor-sampler", new Sampling(session)).start();
            return new Leaving(session);
        } catch (Throwable problem) {
            return null; // As above.
        }
    }

    private static void start(@Nullable Integer fork, MonitorConfig config, Instrumentation instrumentation)
            throws IOException {
        Instant startedAt = Instant.now();
        Ticker ticker = Ticker.startingNow();
        if (ForkAbove.exists(config, startedAt, ROOT)) {
            return;
        }
        ForkFileWriter out = ForkFile.open(config, startedAt, fork, ROOT);
        UnavailableOnce unavailabilities = new UnavailableOnce(out);
        Weaves weaves = new Weaves(instrumentation, new WovenClasses(config.wovenClasses()), unavailabilities);
        Ownership ownership = weaves.weaveJdk(config.ownership());
        Session session =
                session(config, out, ticker, instrumentation, config.exactPeakRss(), ownership, unavailabilities);
        session.startsOnThisThread();
        Joint.connect(session);
        Thread sampler =
                DaemonThreads.of("test-monitor-sampler", new WeavingAndSampling(session, weaves, config.ownership()));
        session.samplesOn(sampler);
        sampler.start();
        connectSections(session, unavailabilities);
        record(config.profile(), out.file(), unavailabilities);
        Runtime.getRuntime().addShutdownHook(DaemonThreads.of("test-monitor-exit", new Closing(session)));
        weaves.weaveJUnit4();
    }

    /** async-profiler is not ours to start: it stands in the command line of the fork, before us. */
    private static void record(Profile profile, Path forkFile, UnavailableOnce unavailabilities) {
        if (profile == Profile.JFR) {
            Path destination = ForkFile.beside(forkFile, ".jfr");
            DaemonThreads.of(
                            "test-monitor-profile",
                            new FlightRecorderStart(destination, Thread.currentThread(), unavailabilities))
                    .start();
        }
    }

    private static Session session(
            MonitorConfig config,
            ForkFileWriter out,
            Ticker ticker,
            @Nullable Instrumentation instrumentation,
            ExactPeakRss exactPeakRss,
            Ownership ownership,
            UnavailableOnce unavailabilities) {
        ProbeSources sources = new ProbeSources(
                ROOT,
                config.processReadings() == ProcessReadings.OSHI,
                config.oshiJars(),
                instrumentation,
                config.processReadings() == ProcessReadings.AUTO && exactPeakRss != ExactPeakRss.NEVER);
        ProbesOnDemand probes = new ProbesOnDemand(sources, unavailabilities);
        Session session = new Session(
                out,
                ticker,
                config.interval(),
                exactPeakRss,
                config.allowedLeaks(),
                probes,
                ownership,
                unavailabilities);
        if (config.stacks()) {
            session.takeStacks();
        } else {
            unavailabilities.report("stacks", Absence.OFF);
        }
        return session;
    }

    /** The joint to monitor-api; without it only report entries name sections. */
    private static void connectSections(Session session, UnavailableOnce unavailabilities) {
        try {
            NamedSections.connect(session);
        } catch (Throwable problem) {
            unavailabilities.reportFailure("sections", problem);
        }
    }

    private static void disconnectSections() {
        try {
            NamedSections.disconnect();
        } catch (Throwable neverConnected) {
            // So nothing refers to the session.
        }
    }

    /** What the sampler's thread does in Maven's own JVM. */
    private record Sampling(Session session) implements Runnable {
        @Override
        public void run() {
            session.sample();
        }
    }

    /** What the sampler's thread does. */
    private record WeavingAndSampling(Session session, Weaves weaves, boolean weavesProcesses) implements Runnable {
        @Override
        public void run() {
            weaves.weaveProcesses(weavesProcesses, session);
            session.sample();
        }
    }

    /** What the shutdown hook does. */
    private record Closing(Session session) implements Runnable {
        @Override
        public void run() {
            session.close();
        }
    }

    /** What happens when tests have ended that ran in Maven's own JVM. */
    private record Leaving(Session session) implements Runnable {
        @Override
        public void run() {
            session.close();
            session.leave();
            disconnectSections();
        }
    }
}
