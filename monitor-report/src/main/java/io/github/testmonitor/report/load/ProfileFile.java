package io.github.testmonitor.report.load;

import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;
import io.github.testmonitor.report.profile.Problem;
import io.github.testmonitor.report.profile.Profile;
import io.github.testmonitor.report.profile.ProfiledStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What was found in a recording, as a small file beside the fork file, so that the recording need not be kept: one JSON object a line,
 * first the profile, then the methods, numbered from 0, then the stacks.
 *
 * @param recordingBytes how long the recording was
 */
record ProfileFile(Profile profile, long recordingBytes) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int FORMAT = 1;
    private static final String PROFILE = "profile";
    private static final String METHOD = "profiledMethod";
    private static final String STACK = "profiledStack";

    /** Writes the file at once or not at all. */
    void write(Path file) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            try (OutputStream out = Files.newOutputStream(whole);
                    JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
                write(json);
            } catch (JacksonException problem) {
                throw new IOException(problem.getMessage(), problem);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Reads a file, or returns null where it is none of this version. */
    static @Nullable ProfileFile read(Path file) throws IOException {
        Reader reader = new Reader();
        LineReader.read(file, 0, Files.size(file), reader);
        return reader.file();
    }

    private void write(JsonGenerator json) {
        begin(json, PROFILE);
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("source", profile.source().jsonName());
        json.writeNumberProperty("recordingBytes", recordingBytes);
        Profile.Counts counts = profile.counts();
        json.writeNumberProperty("samples", counts.samples());
        json.writeNumberProperty("onThread", counts.onThread());
        json.writeNumberProperty("byTime", counts.byTime());
        json.writeNumberProperty("nobodys", counts.nobodys());
        json.writeNumberProperty("withoutStack", counts.withoutStack());
        json.writeNumberProperty("leftOut", counts.leftOut());
        if (profile.problem() != null) {
            json.writeStringProperty("problem", profile.problem().kind().name());
            if (profile.problem().detail() != null) {
                json.writeStringProperty("problemDetail", profile.problem().detail());
            }
        }
        end(json);
        Map<String, Integer> methods = new HashMap<>();
        for (ProfiledStack stack : profile.stacks()) {
            for (String method : stack.methods()) {
                if (methods.putIfAbsent(method, methods.size()) == null) {
                    begin(json, METHOD);
                    json.writeStringProperty("name", method);
                    end(json);
                }
            }
        }
        for (ProfiledStack stack : profile.stacks()) {
            begin(json, STACK);
            json.writeNumberProperty("id", stack.span());
            json.writeNumberProperty("cpuNanos", stack.cpuNanos());
            json.writeNumberProperty("allocatedBytes", stack.allocatedBytes());
            json.writeArrayPropertyStart("methods");
            stack.methods().forEach(method -> json.writeNumber(methods.getOrDefault(method, 0)));
            json.writeEndArray();
            end(json);
        }
    }

    private static void begin(JsonGenerator json, String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }

    private static void end(JsonGenerator json) {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static final class Reader implements LineReader.Lines {
        private final List<String> methods = new ArrayList<>();
        private final List<ProfiledStack> stacks = new ArrayList<>();
        private @Nullable JsonFields head;
        private boolean damaged;

        @Override
        public void line(byte[] bytes, int offset, int length) {
            try {
                JsonFields line = JsonFields.parse(bytes, offset, length, type -> RecordType.named(type) != null);
                if (line != null) {
                    take(line);
                }
            } catch (UnreadableJsonException notOurs) {
                damaged = true;
            }
        }

        @Override
        public void tooLong() {
            damaged = true;
        }

        private void take(JsonFields line) throws UnreadableJsonException {
            switch (line.type()) {
                case PROFILE -> head = line;
                case METHOD -> methods.add(line.text("name"));
                case STACK -> stacks.add(stack(line));
                default -> damaged = true;
            }
        }

        private ProfiledStack stack(JsonFields line) throws UnreadableJsonException {
            List<String> names = new ArrayList<>();
            for (Long method : line.numbers("methods")) {
                if (method < 0 || method >= methods.size()) {
                    throw new UnreadableJsonException("no method " + method);
                }
                names.add(methods.get(method.intValue()));
            }
            return new ProfiledStack(
                    line.number("id"),
                    Math.max(0, line.number("cpuNanos")),
                    Math.max(0, line.number("allocatedBytes")),
                    names);
        }

        /** Another version may know more kinds of problems, and older ones told them in words. */
        private static @Nullable Problem problem(JsonFields line) throws UnreadableJsonException {
            String problem = line.optionalText("problem");
            for (Problem.Kind known : Problem.Kind.values()) {
                if (known.name().equals(problem)) {
                    return new Problem(known, line.optionalText("problemDetail"));
                }
            }
            return problem == null ? null : new Problem(Problem.Kind.OTHER, problem);
        }

        @Nullable
        ProfileFile file() {
            JsonFields line = head;
            if (line == null || damaged) {
                return null;
            }
            try {
                Profile.Counts counts = new Profile.Counts(
                        line.number("samples"),
                        line.number("onThread"),
                        line.number("byTime"),
                        line.number("nobodys"),
                        line.number("withoutStack"),
                        line.number("leftOut"));
                StackSource source = StackSource.named(line.text("source"));
                Profile profile = new Profile(source, counts, List.copyOf(stacks), problem(line));
                return line.number("format") == FORMAT ? new ProfileFile(profile, line.number("recordingBytes")) : null;
            } catch (UnreadableJsonException notOurs) {
                return null;
            }
        }
    }
}
