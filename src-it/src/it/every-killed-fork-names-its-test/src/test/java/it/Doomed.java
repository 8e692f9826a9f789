package it;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInfo;

/** Tests without end, of a fork that is killed among them. Each tells by itself, in a file of its own, when it begins and ends. */
abstract class Doomed {
    private static final OutputStream TOLD = told();
    private static final AtomicBoolean ARMED = new AtomicBoolean();

    private final long millis;

    /** @param millis from the first test to the end */
    Doomed(long millis) {
        this.millis = millis;
    }

    private static void killAfter(long millis) throws IOException {
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", "sleep %d.%03d; kill -9 %d".formatted(millis / 1000, millis % 1000, pid))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @RepeatedTest(30_000)
    void isOneOfMany(TestInfo test, RepetitionInfo repetition) throws Exception {
        if (ARMED.compareAndSet(false, true)) {
            killAfter(millis);
        }
        tell("begin", test);
        if (repetition.getCurrentRepetition() % 3 != 0) {
            Thread.sleep(repetition.getCurrentRepetition() % 50);
        }
        tell("end", test);
    }

    private static void tell(String what, TestInfo test) throws IOException {
        TOLD.write((what + ' ' + test.getDisplayName() + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static OutputStream told() {
        try {
            Path folder = Files.createDirectories(Path.of("target/told"));
            return new FileOutputStream(
                    folder.resolve(ProcessHandle.current().pid() + ".txt").toFile(), true);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
