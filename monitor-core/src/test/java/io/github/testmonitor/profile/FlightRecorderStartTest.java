package io.github.testmonitor.profile;

import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.Json;
import io.github.testmonitor.session.UnavailableOnce;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class FlightRecorderStartTest {

    @TempDir
    Path folder;

    @Test
    void a_recording_that_cannot_be_started_is_said_in_the_fork_file() throws Exception {
        Path forkFile = folder.resolve("fork-1-1.jsonl");
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();
        try (ForkFileWriter out = ForkFileWriter.open(forkFile)) {

            new FlightRecorderStart(folder.resolve("missing/fork-1-1.jfr"), ended, new UnavailableOnce(out)).run();
        }

        JsonNode said = Json.lines(forkFile, "unavailable").get(0);
        assertThat(said.get("probe").asString()).isEqualTo("profile");
        assertThat(said.get("reason").asString()).isEqualTo("error");
        assertThat(said.get("detail").asString()).contains("missing");
    }
}
