package io.github.testmonitor.report.model;

import io.github.testmonitor.record.ForkRecord;
import org.jspecify.annotations.Nullable;

/** A test or container that never began. */
public record SkippedRun(
        String module,
        String execution,
        int fork,
        ForkRecord.Identity identity,
        @Nullable String reason) {}
