package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.attribution.LateWork;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fork file says of a test or container after its end. */
record Aftermath(LateWork late, TestRun.@Nullable Leaked leaked) {
    static final Aftermath NONE = new Aftermath(LateWork.NONE, null);

    Aftermath with(ForkRecord.Late more) {
        long cpuNanos = more.cpuNanos() != null ? more.cpuNanos() : 0;
        long allocatedBytes = more.allocatedBytes() != null ? more.allocatedBytes() : 0;
        return new Aftermath(late.and(new LateWork(cpuNanos, allocatedBytes)), leaked);
    }

    Aftermath with(ForkRecord.Leaked more) {
        if (leaked == null) {
            return new Aftermath(late, new TestRun.Leaked(more.threads(), more.files()));
        }
        return new Aftermath(
                late, new TestRun.Leaked(union(leaked.threads(), more.threads()), union(leaked.files(), more.files())));
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
