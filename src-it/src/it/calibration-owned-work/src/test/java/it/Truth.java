package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tests of one class used in truth, for the build's script to hold our records against. */
final class Truth {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    void tell(String test, Load load) {
        lines.add(test + " " + load.cpuNanos() + " " + load.ownCpuNanos() + " " + load.allocatedBytes());
    }

    void write(String testClass) throws IOException {
        Path folder = Path.of(System.getProperty("truth"));
        Files.createDirectories(folder);
        Files.write(folder.resolve(testClass), lines);
    }
}
