package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import org.jspecify.annotations.Nullable;

/** How many CPUs the run could have used. */
public final class Cpus {
    private Cpus() {}

    /**
     * The container's quota, which may be more than there are, else what the first fork's JVM saw, else what the machine has; null where
     * nobody knows.
     */
    public static @Nullable Double available(Run run) {
        ContainerHistory container = run.container();
        Double quota = container == null ? null : container.cpuLimit();
        Double seen = seen(run);
        Double machine = machine(run);
        if (quota == null) {
            return seen == null ? machine : seen;
        }
        double most = Math.max(seen == null ? 0 : seen, machine == null ? 0 : machine);
        return most > 0 ? Math.min(quota, most) : quota;
    }

    private static @Nullable Double seen(Run run) {
        for (ForkRun fork : run.forks()) {
            if (fork.started() != null) {
                return (double) fork.started().cpus();
            }
        }
        return null;
    }

    private static @Nullable Double machine(Run run) {
        ExecutionContext context = run.context();
        Integer logical = context == null ? null : context.machine().logicalCpus();
        return logical == null ? null : logical.doubleValue();
    }
}
