package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.profile.Profile;
import io.github.testmonitor.report.profile.SpanTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile of one fork: a recording beside the fork file, and what was found in it when it was first read, which is stored there,
 * too, and holds when the recording is gone.
 *
 * @param recording null where it is gone
 * @param stored where what was found in it is stored, or is to be
 */
record ForkProfile(ForkFile fork, @Nullable Path recording, StackSource source, Path stored) {
    private static final String FORK_FILE = ".jsonl";
    private static final String RECORDING = ".jfr";
    private static final String STORED = ".profile";

    private static final EnumSet<RecordType> SPANS = EnumSet.of(
            RecordType.TEST_STARTED,
            RecordType.TEST_FINISHED,
            RecordType.CONTAINER_STARTED,
            RecordType.CONTAINER_FINISHED);

    /**
     * Finds the profile of a fork, or returns null where there is none.
     *
     * @param ofAsync recordings of async-profiler in the fork's folder, by process id
     */
    static @Nullable ForkProfile find(ForkFile fork, Map<Long, List<Path>> ofAsync) {
        ForkRecord.ForkStarted started = fork.started();
        if (started == null) {
            return null;
        }
        String name = fork.path().getFileName().toString();
        String base = name.endsWith(FORK_FILE) ? name.substring(0, name.length() - FORK_FILE.length()) : name;
        Path stored = fork.path().resolveSibling(base + STORED);
        Path ofRecorder = fork.path().resolveSibling(base + RECORDING);
        if (Files.exists(ofRecorder)) {
            return new ForkProfile(fork, ofRecorder, StackSource.JFR, stored);
        }
        Path nearest = AsyncRecordings.nearest(ofAsync.getOrDefault(started.pid(), List.of()), started.startedAt());
        if (nearest != null) {
            return new ForkProfile(fork, nearest, StackSource.ASYNC, stored);
        }
        return Files.exists(stored) ? new ForkProfile(fork, null, StackSource.TICK, stored) : null;
    }

    /**
     * What is stored, or else what is in the recording; then it is stored.
     *
     * @return null where nothing is stored that can be read, and the recording is gone
     */
    @Nullable
    Profile read() throws IOException {
        ProfileFile known = Files.exists(stored) ? ProfileFile.read(stored) : null;
        Path there = recording;
        if (there == null) {
            return known == null ? null : known.profile();
        }
        long bytes = Files.size(there);
        if (known != null && known.recordingBytes() == bytes) {
            return known.profile();
        }
        Profile profile = Profile.join(there, source, fork.startedAt(), spans());
        store(new ProfileFile(profile, bytes));
        return profile;
    }

    /** Whether the recording may go, since what was found in it is stored. */
    boolean isStored() throws IOException {
        if (recording == null || !Files.exists(recording) || !Files.exists(stored)) {
            return false;
        }
        ProfileFile known = ProfileFile.read(stored);
        return known != null && known.recordingBytes() == Files.size(recording);
    }

    private void store(ProfileFile found) {
        try {
            found.write(stored);
        } catch (IOException readOnly) {
            // Then the recording stays, and is read again the next time.
        }
    }

    private SpanTimes spans() throws IOException {
        SpanTimes spans = new SpanTimes();
        RecordReader reader = new RecordReader(SPANS, record -> tell(spans, record));
        reader.readAll(fork.path(), fork.length());
        return spans;
    }

    private static void tell(SpanTimes spans, ForkRecord record) {
        if (record instanceof ForkRecord.TestStarted start) {
            spans.started(start.t(), start.id(), start.parent(), start.thread(), true);
        } else if (record instanceof ForkRecord.ContainerStarted start) {
            spans.started(start.t(), start.id(), start.parent(), start.thread(), false);
        } else if (record instanceof ForkRecord.TestFinished end) {
            spans.finished(end.t(), end.id());
        } else if (record instanceof ForkRecord.ContainerFinished end) {
            spans.finished(end.t(), end.id());
        }
    }
}
