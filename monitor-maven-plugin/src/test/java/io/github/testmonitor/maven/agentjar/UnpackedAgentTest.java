package io.github.testmonitor.maven.agentjar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class UnpackedAgentTest {
    private static final EmbeddedJars JARS = jars("agent");

    @TempDir
    Path folder;

    @Test
    void all_jars_lie_side_by_side() throws IOException {
        UnpackedAgent agent = UnpackedAgent.unpack(JARS, folder);

        assertThat(agent.agent()).isAbsolute().hasContent("agent");
        assertThat(agent.agent().resolveSibling(EmbeddedJars.BOOT)).hasContent("boot");
        assertThat(agent.logging()).hasSize(2).allMatch(Files::isRegularFile);
    }

    @Test
    void a_jar_that_was_taken_away_comes_again() throws IOException {
        Files.delete(UnpackedAgent.unpack(JARS, folder).agent());

        UnpackedAgent again = UnpackedAgent.unpack(JARS, folder);

        assertThat(again.agent()).hasContent("agent");
    }

    @Test
    void a_jar_that_was_cut_short_comes_again() throws IOException {
        Files.writeString(UnpackedAgent.unpack(JARS, folder).agent(), "ag");

        UnpackedAgent again = UnpackedAgent.unpack(JARS, folder);

        assertThat(again.agent()).hasContent("agent");
    }

    @Test
    void a_jar_that_is_there_is_not_written_again() throws IOException {
        Path first = UnpackedAgent.unpack(JARS, folder).agent();
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(first, longAgo);

        Path second = UnpackedAgent.unpack(JARS, folder).agent();

        assertThat(Files.getLastModifiedTime(second)).isEqualTo(longAgo);
    }

    @Test
    void another_content_has_another_folder() throws IOException {
        Path one = UnpackedAgent.unpack(JARS, folder).agent();
        Path other = UnpackedAgent.unpack(jars("other"), folder).agent();

        assertThat(one).isNotEqualTo(other).hasContent("agent");
    }

    @Test
    void many_may_unpack_at_once() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<UnpackedAgent>> agents = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                agents.add(executor.submit(() -> {
                    start.await();
                    return UnpackedAgent.unpack(JARS, folder);
                }));
            }
            start.countDown();

            for (Future<UnpackedAgent> agent : agents) {
                assertThat(agent.get().agent()).hasContent("agent");
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(filesIn(folder.resolve(JARS.hash())))
                .containsExactlyElementsOf(JARS.bytes().keySet());
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static EmbeddedJars jars(String agent) {
        return new EmbeddedJars(Map.of(
                EmbeddedJars.AGENT, agent.getBytes(UTF_8),
                EmbeddedJars.BOOT, "boot".getBytes(UTF_8),
                EmbeddedJars.SLF4J_API, "api".getBytes(UTF_8),
                EmbeddedJars.SLF4J_NOP, "nop".getBytes(UTF_8)));
    }
}
