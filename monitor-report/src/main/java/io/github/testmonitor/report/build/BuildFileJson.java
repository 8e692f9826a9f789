package io.github.testmonitor.report.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Build files as JSON: fields named as the record's components, absent ones left out. */
final class BuildFileJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // A newer version may know more ways to be blind.
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private BuildFileJson() {}

    static BuildFile read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            return MAPPER.readValue(json, BuildFile.class);
        } catch (JacksonException problem) {
            throw new IOException(file + " is no build file: " + problem.getOriginalMessage(), problem);
        }
    }

    static void write(BuildFile build, Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        // Not Files.createTempFile: its files can be read by their owner alone.
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(draft, MAPPER.writeValueAsBytes(build));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
