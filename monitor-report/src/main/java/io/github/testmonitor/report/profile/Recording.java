package io.github.testmonitor.report.profile;

import io.github.testmonitor.report.code.StackSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads the samples of one recording as a stream, chunk by chunk of some 12 MB. Not thread-safe. */
final class Recording {
    /** What the agent asks the flight recorder for, and the build async-profiler: a sample of execution does not say it. */
    static final long PERIOD_NANOS = 10_000_000;
    /** The reader makes one object of each stack of a chunk. */
    private static final int MOST_KNOWN_TRACES = 20_000;

    /** async-profiler tells the names that threads have in the end; the JVM then gives the one that ran main another. */
    private static final String ENDED_MAIN = "DestroyJavaVM";

    private static final String MAIN = "main";
    private static final long MAIN_ID = 1;

    private final Path file;
    private final StackSource source;
    private final Instant startedAt;
    private final Stacks stacks;
    private final SampleVisitor visitor;
    private final Map<RecordedStackTrace, Integer> knownTraces = new IdentityHashMap<>();
    private boolean mainSampled;

    /** @param startedAt when the fork's clock began */
    Recording(Path file, StackSource source, Instant startedAt, Stacks stacks, SampleVisitor visitor) {
        this.file = file;
        this.source = source;
        this.startedAt = startedAt;
        this.stacks = stacks;
        this.visitor = visitor;
    }

    /** Reads what can be read. Returns what is wrong where that is not all, else null. */
    @Nullable
    Problem read() {
        try {
            long length = Files.size(file);
            if (length == 0) {
                return Problem.of(Problem.Kind.EMPTY);
            }
            long whole = Chunks.wholeBytes(file);
            if (whole == 0) {
                return Problem.of(Problem.Kind.CUT_AT_ITS_START);
            }
            if (whole == length) {
                readWhole(file);
                return null;
            }
            readHead(whole);
            return Problem.of(Problem.Kind.CUT);
        } catch (IOException | RuntimeException problem) {
            // The reader throws whatever it trips over in a damaged file.
            return Problem.of(Problem.Kind.UNREADABLE, problem);
        } catch (LinkageError problem) {
            return Problem.of(Problem.Kind.WITHOUT_READER, problem);
        }
    }

    /** Of a copy, since the reader would wait for the end of a chunk that nobody writes any more. */
    private void readHead(long bytes) throws IOException {
        Path head = Files.createTempFile("test-monitor", ".jfr");
        try {
            Files.copy(file, head, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(head, StandardOpenOption.WRITE)) {
                channel.truncate(bytes);
            }
            readWhole(head);
        } finally {
            Files.deleteIfExists(head);
        }
    }

    private void readWhole(Path path) throws IOException {
        try (RecordingFile recording = new RecordingFile(path)) {
            while (recording.hasMoreEvents()) {
                event(recording.readEvent());
            }
        }
    }

    private void event(RecordedEvent event) {
        String type = event.getEventType().getName();
        boolean async = source == StackSource.ASYNC;
        switch (type) {
            case "jdk.ExecutionSample" ->
                sample(event, event.getThread("sampledThread"), SampleKind.EXECUTION, PERIOD_NANOS);
            case "jdk.CPUTimeSample" -> {
                Duration period = event.getDuration("samplingPeriod");
                sample(event, event.getThread(), SampleKind.CPU_TIME, period.toNanos());
            }
            case "jdk.ObjectAllocationSample" -> {
                if (!isFirstOfMain(event.getThread())) {
                    sample(event, event.getThread(), SampleKind.ALLOCATION, event.getLong("weight"));
                }
            }
            case "jdk.ObjectAllocationInNewTLAB" -> {
                if (async) { // Of others' recordings it is a part of what the samples above tell, too.
                    sample(event, event.getThread(), SampleKind.ALLOCATION, event.getLong("tlabSize"));
                }
            }
            case "jdk.ObjectAllocationOutsideTLAB" -> {
                if (async) {
                    sample(event, event.getThread(), SampleKind.ALLOCATION, event.getLong("allocationSize"));
                }
            }
            default -> {
                // The rest of a recording is of no use here.
            }
        }
    }

    /**
     * A sample tells of all that its thread has allocated since the sample before, and the first one of all since the thread's start. The
     * main thread starts long before the recording: what it did until then is no test's.
     */
    private boolean isFirstOfMain(@Nullable RecordedThread thread) {
        if (mainSampled || thread == null || thread.getJavaThreadId() != MAIN_ID) {
            return false;
        }
        mainSampled = true;
        return true;
    }

    private void sample(RecordedEvent event, @Nullable RecordedThread thread, SampleKind kind, long amount) {
        if (amount > 0) {
            visitor.sample(t(event), name(thread), kind, amount, stack(event.getStackTrace()));
        }
    }

    private long t(RecordedEvent event) {
        try {
            return Duration.between(startedAt, event.getStartTime()).toNanos();
        } catch (DateTimeException | ArithmeticException beyond) {
            return -1; // Before the fork: nobody's.
        }
    }

    private @Nullable String name(@Nullable RecordedThread thread) {
        if (thread == null || thread.getJavaThreadId() <= 0) {
            return null;
        }
        String name = thread.getJavaName();
        return source == StackSource.ASYNC && ENDED_MAIN.equals(name) ? MAIN : name;
    }

    private int stack(@Nullable RecordedStackTrace trace) {
        if (trace == null) {
            return Stacks.EMPTY;
        }
        Integer known = knownTraces.get(trace);
        if (known != null) {
            return known;
        }
        int number = stacks.number(methods(trace));
        if (knownTraces.size() >= MOST_KNOWN_TRACES) {
            knownTraces.clear();
        }
        knownTraces.put(trace, number);
        return number;
    }

    /** Methods of Java only: other frames are those of native code, and what async-profiler says where it sees none; they have no class. */
    private static List<String> methods(RecordedStackTrace trace) {
        List<String> methods = new ArrayList<>();
        for (RecordedFrame frame : trace.getFrames()) {
            RecordedMethod method = frame.getMethod();
            String type = method == null ? "" : method.getType().getName();
            if (frame.isJavaFrame() && method != null && !type.isEmpty()) {
                methods.add(type + "." + method.getName());
            }
        }
        return methods;
    }
}
