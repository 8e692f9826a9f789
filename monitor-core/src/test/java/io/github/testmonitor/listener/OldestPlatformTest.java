package io.github.testmonitor.listener;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The same listener below JUnit Platform 1.3 with Jupiter 5.3, in a class loader of their own. */
final class OldestPlatformTest {

    /** Runs in the other loader; uses only what that platform has. */
    static final class Run {
        static void simple() {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(JupiterSamples.Simple.class))
                            .build());
        }

        private Run() {}
    }

    @Test
    void the_oldest_platform_is_heard_as_the_newest_is() throws IOException, ClassNotFoundException {
        try (RecordedEvents events = RecordedEvents.connect();
                FrameworkLoader platform =
                        FrameworkLoader.of("junit-platform-1.3", "org.junit.", "org.opentest4j.", "org.apiguardian.")) {
            platform.call(Run.class, "simple");

            assertThat(FrameworkLoader.place(platform.loadClass(LauncherFactory.class.getName()))
                            .toString())
                    .endsWith("junit-platform-launcher-1.3.2.jar");
            assertThat(events.text()).isEqualTo("""
                            container Simple started
                            test Simple.passes started in Simple
                            test Simple.passes successful
                            container Simple successful""");
        }
    }
}
