package io.github.testmonitor.report.render;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.export.CollapsedStacks;
import io.github.testmonitor.report.render.export.PerfettoTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files for other tools: collapsed stacks and a trace, as far as they are wanted. Not thread-safe. */
final class CodeFiles implements SpanVisitor, AutoCloseable {
    private final boolean collapsed;
    private final boolean traced;
    private final OptionalFile cpuFile;
    private final OptionalFile allocatedFile;
    private final OptionalFile traceFile;
    private final CollapsedStacks cpu;
    private final CollapsedStacks allocated;
    private final PerfettoTrace trace;

    private CodeFiles(Run run, Path folder, Set<ReportFormat> formats) throws IOException {
        collapsed = formats.contains(ReportFormat.COLLAPSED);
        traced = formats.contains(ReportFormat.PERFETTO);
        cpuFile = OptionalFile.of(collapsed, folder.resolve("cpu.collapsed.txt"));
        allocatedFile = OptionalFile.of(collapsed, folder.resolve("allocated.collapsed.txt"));
        traceFile = OptionalFile.of(traced, folder.resolve("trace.json"));
        cpu = new CollapsedStacks(cpuFile.writer(), Weight.CPU);
        allocated = new CollapsedStacks(allocatedFile.writer(), Weight.ALLOCATED);
        trace = PerfettoTrace.begin(traceFile.writer(), run);
    }

    static CodeFiles begin(Run run, Path folder, Set<ReportFormat> formats) throws IOException {
        return new CodeFiles(run, folder, formats);
    }

    @Override
    public void test(TestRun test) {
        collapse(test.identity(), test.code());
        if (traced) {
            trace.add(test);
        }
    }

    @Override
    public void container(ContainerRun container) {
        collapse(container.identity(), container.code());
    }

    @Override
    public void sample(SampleRun sample) {
        if (traced) {
            trace.add(sample);
        }
    }

    /** Puts the files in their places. */
    void finish() throws IOException {
        trace.end();
        cpuFile.finish();
        allocatedFile.finish();
        traceFile.finish();
    }

    @Override
    public void close() throws IOException {
        try (cpuFile;
                allocatedFile) {
            traceFile.close();
        }
    }

    private void collapse(ForkRecord.Identity identity, @Nullable TestCode code) {
        if (!collapsed) {
            return;
        }
        try {
            cpu.add(identity, code);
            allocated.add(identity, code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
