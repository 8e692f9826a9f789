package io.github.testmonitor.listener;

import io.github.testmonitor.boot.JUnit4Hook;
import io.github.testmonitor.weave.WovenClasses;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.runner.JUnitCore;

/** What runs in the child JVM of a test: in the place of the agent, and as its main class. */
public final class ChildJvm {
    private static @Nullable RecordedEvents events;

    /** Connects a recorder and weaves JUnit 4, as the agent does. */
    public static void start(@Nullable Integer fork, String config, Instrumentation instrumentation) {
        System.out.println("started for fork " + fork + " with " + config);
        events = RecordedEvents.connect();
        JUnit4Weaver.install(instrumentation, new WovenClasses(null), System.out::println);
    }

    /** Runs a sample in the framework that is named, and prints what was heard of it. */
    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "junit4" -> JUnitCore.runClasses(JUnit4Samples.Plain.class);
            case "platform" ->
                LauncherFactory.create()
                        .execute(LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(JupiterSamples.Simple.class))
                                .build());
            case "testng" -> NgSamples.run(NgSamples.Plain.class.getName());
            default -> System.out.println("ran");
        }
        if (events != null) {
            System.out.println(events.text());
            System.out.println("hook of " + JUnit4Hook.class.getClassLoader());
        }
    }

    private ChildJvm() {}
}
