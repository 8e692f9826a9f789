package io.github.testmonitor.probe;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One of the kernel's files of a process. It is kept open until the process has gone, which the kernel then tells, whoever has got
 * its number since; where {@link Shared#MOST_KEPT} are open already it is opened for each reading. For one thread at a time.
 */
final class ProcessFile {
    private final Shared shared;
    private final String path;
    private final KernelText text;
    private @Nullable KernelFile opened;

    ProcessFile(Shared shared, String path) {
        this.shared = shared;
        this.path = path;
        this.text = shared.bytes.sharing();
    }

    /** What all of them have in common: they are read into the same bytes, so that a reading makes no garbage. */
    static final class Shared {
        /** {@value}: two or three for each process. */
        static final int MOST_KEPT = 128;

        private final KernelText bytes = new KernelText();
        private int kept;
    }

    /** What was read, until another file is. */
    KernelText text() {
        return text;
    }

    /** Reads it anew; false where the process, or the file, is not there, or may not be opened any more. */
    boolean read() {
        try {
            KernelFile file = opened;
            if (file == null) {
                file = KernelFile.open(path, text);
                opened = file;
                shared.kept++;
            }
            file.read();
            if (shared.kept > Shared.MOST_KEPT) {
                close();
            }
            return true;
        } catch (IOException | ProbeUnavailableException | SecurityException gone) {
            close();
            return false;
        }
    }

    void close() {
        KernelFile file = opened;
        if (file == null) {
            return;
        }
        opened = null;
        shared.kept--;
        try {
            file.close();
        } catch (IOException problem) {
            // It was only read from.
        }
    }
}
