package io.github.testmonitor.probe;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How many processes of the own cgroup the kernel has killed for memory so far: a process that was killed cannot ask itself. */
public final class ContainerKills {
    private ContainerKills() {}

    /**
     * Reads the counter; empty where there is none, or no container.
     *
     * @param root of the file system, {@code /} outside tests
     */
    public static OptionalLong read(Path root) {
        try {
            Readings readings = new Readings();
            ControlGroupFile.oomKills(ControlGroups.read(root).of("memory")).read(readings);
            return readings.get(Reading.CONTAINER_OOM_KILLS);
        } catch (ProbeUnavailableException | IOException unknown) {
            return OptionalLong.empty();
        }
    }
}
