package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import org.jspecify.annotations.Nullable;

/** How many CPUs the run could have used. */
public final class Cpus {
    private Cpus() {}

    /** The container's quota, else what the first fork's JVM saw, else what the machine has; null where nobody knows. */
    public static @Nullable Double available(Run run) {
        ContainerHistory container = run.container();
        if (container != null && container.cpuLimit() != null) {
            return container.cpuLimit();
        }
        for (ForkRun fork : run.forks()) {
            if (fork.started() != null) {
                return (double) fork.started().cpus();
            }
        }
        ExecutionContext context = run.context();
        Integer logical = context == null ? null : context.machine().logicalCpus();
        return logical == null ? null : logical.doubleValue();
    }
}
