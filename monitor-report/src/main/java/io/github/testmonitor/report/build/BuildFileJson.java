package io.github.testmonitor.report.build;

import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.build.BuildFile.Execution;
import io.github.testmonitor.report.build.ExecutionContext.ContinuousIntegration;
import io.github.testmonitor.report.build.ExecutionContext.Machine;
import io.github.testmonitor.report.build.ExecutionContext.Revision;
import io.github.testmonitor.report.build.ExecutionContext.Software;
import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Build files as JSON: fields named as the record's components, absent ones left out. By the streaming parts of Jackson alone: binding
 * would cost every build half a second of CPU for this one file.
 */
final class BuildFileJson {
    private static final JsonFactory JSON = new JsonFactory();

    private BuildFileJson() {}

    static BuildFile read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            return build(JsonFields.parse(json));
        } catch (UnreadableJsonException | DateTimeException | InvalidPathException problem) {
            throw new IOException(file + " is no build file: " + problem.getMessage(), problem);
        }
    }

    static void write(BuildFile build, Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        // Not Files.createTempFile: its files can be read by their owner alone.
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (var out = Files.newOutputStream(draft);
                    JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
                write(build, json);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static BuildFile build(JsonFields fields) throws UnreadableJsonException {
        List<Execution> executions = new ArrayList<>();
        for (JsonFields execution : fields.objects("executions")) {
            executions.add(new Execution(
                    execution.text("name"),
                    execution.smallNumber("invocation"),
                    Path.of(execution.text("reportsDirectory")),
                    blindness(execution.optionalText("blindness"))));
        }
        return new BuildFile(
                fields.text("buildId"),
                Instant.parse(fields.text("startedAt")),
                fields.optionalNumber("pid"),
                fields.text("module"),
                fields.optionalText("moduleName"),
                fields.optionalText("version"),
                executions,
                context(fields.object("context")));
    }

    private static ExecutionContext context(JsonFields fields) throws UnreadableJsonException {
        JsonFields machine = fields.object("machine");
        JsonFields software = fields.object("software");
        JsonFields revision = fields.object("revision");
        JsonFields ci = fields.object("ci");
        return new ExecutionContext(
                new Machine(
                        machine.optionalText("cpuModel"),
                        machine.optionalNumber("cpuMaxFrequencyHertz"),
                        whole(machine, "logicalCpus"),
                        whole(machine, "physicalCpus"),
                        machine.optionalNumber("memoryBytes"),
                        machine.optionalText("operatingSystem"),
                        machine.optionalText("architecture"),
                        machine.optionalText("kernel"),
                        machine.optionalText("container"),
                        machine.optionalNumber("containerMemoryLimitBytes"),
                        machine.optionalFraction("containerCpuLimit")),
                new Software(
                        software.optionalText("javaVersion"),
                        software.optionalText("javaVendor"),
                        software.optionalText("mavenVersion"),
                        software.text("monitorVersion")),
                !fields.hasObject("revision")
                        ? null
                        : new Revision(
                                revision.optionalText("commit"),
                                revision.optionalText("branch"),
                                revision.has("modified") ? revision.isTrue("modified") : null),
                !fields.hasObject("ci")
                        ? null
                        : new ContinuousIntegration(
                                ci.text("system"), ci.optionalText("buildUrl"), ci.optionalText("buildNumber")));
    }

    private static @Nullable Integer whole(JsonFields fields, String name) throws UnreadableJsonException {
        return fields.has(name) ? fields.smallNumber(name) : null;
    }

    /** A newer version may know more ways to be blind. */
    private static @Nullable Blindness blindness(@Nullable String name) {
        for (Blindness known : Blindness.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return null;
    }

    private static void write(BuildFile build, JsonGenerator json) {
        json.writeStartObject();
        text(json, "buildId", build.buildId());
        text(json, "startedAt", build.startedAt().toString());
        number(json, "pid", build.pid());
        text(json, "module", build.module());
        text(json, "moduleName", build.moduleName());
        text(json, "version", build.version());
        json.writeArrayPropertyStart("executions");
        for (Execution execution : build.executions()) {
            json.writeStartObject();
            text(json, "name", execution.name());
            number(json, "invocation", (long) execution.invocation());
            text(json, "reportsDirectory", execution.reportsDirectory().toString());
            text(
                    json,
                    "blindness",
                    execution.blindness() == null ? null : execution.blindness().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("context");
        write(build.context(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(ExecutionContext context, JsonGenerator json) {
        Machine machine = context.machine();
        json.writeObjectPropertyStart("machine");
        text(json, "cpuModel", machine.cpuModel());
        number(json, "cpuMaxFrequencyHertz", machine.cpuMaxFrequencyHertz());
        number(json, "logicalCpus", machine.logicalCpus());
        number(json, "physicalCpus", machine.physicalCpus());
        number(json, "memoryBytes", machine.memoryBytes());
        text(json, "operatingSystem", machine.operatingSystem());
        text(json, "architecture", machine.architecture());
        text(json, "kernel", machine.kernel());
        text(json, "container", machine.container());
        number(json, "containerMemoryLimitBytes", machine.containerMemoryLimitBytes());
        if (machine.containerCpuLimit() != null) {
            json.writeNumberProperty("containerCpuLimit", machine.containerCpuLimit());
        }
        json.writeEndObject();
        Software software = context.software();
        json.writeObjectPropertyStart("software");
        text(json, "javaVersion", software.javaVersion());
        text(json, "javaVendor", software.javaVendor());
        text(json, "mavenVersion", software.mavenVersion());
        text(json, "monitorVersion", software.monitorVersion());
        json.writeEndObject();
        Revision revision = context.revision();
        if (revision != null) {
            json.writeObjectPropertyStart("revision");
            text(json, "commit", revision.commit());
            text(json, "branch", revision.branch());
            if (revision.modified() != null) {
                json.writeBooleanProperty("modified", revision.modified());
            }
            json.writeEndObject();
        }
        ContinuousIntegration ci = context.ci();
        if (ci != null) {
            json.writeObjectPropertyStart("ci");
            text(json, "system", ci.system());
            text(json, "buildUrl", ci.buildUrl());
            text(json, "buildNumber", ci.buildNumber());
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, @Nullable Number value) {
        if (value != null) {
            json.writeNumberProperty(name, value.longValue());
        }
    }
}
