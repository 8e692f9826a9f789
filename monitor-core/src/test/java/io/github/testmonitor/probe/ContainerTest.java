package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.ForkRecord.Container;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Container memory, CPU and limits from trees as machines have them; each tree holds only what that machine would show. */
class ContainerTest {
    private static final String V2_MOUNT =
            "25 20 0:22 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String OTHER_MOUNT = "20 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw\n";
    private static final String V1_UNLIMITED = "9223372036854771712\n";

    @TempDir
    Path root;

    private FileTree tree;
    private final Map<String, Absence> unavailable = new TreeMap<>();

    @BeforeEach
    void emptyTree() {
        tree = new FileTree(root);
    }

    @Test
    void v2_cgroup_is_read_in_the_units_of_the_record_format() {
        v2("0::/user.slice/build.scope\n", OTHER_MOUNT + V2_MOUNT, "sys/fs/cgroup/user.slice/build.scope");

        Readings readings = readings();

        assertThat(readings.value(Reading.CONTAINER_MEMORY)).isEqualTo(2_147_483_648L);
        assertThat(readings.value(Reading.CONTAINER_CPU)).isEqualTo(7_000_001_000L);
        assertThat(readings.value(Reading.CONTAINER_THROTTLED)).isEqualTo(42_000L);
        assertThat(readings.value(Reading.CONTAINER_OOM_KILLS)).isEqualTo(3);
        assertThat(unavailable).isEmpty();
    }

    @Test
    void readings_follow_the_files() {
        v2("0::/a\n", V2_MOUNT, "sys/fs/cgroup/a");
        Probes probes = probes();
        sampleOf(probes);

        tree.file("sys/fs/cgroup/a/memory.current", "5\n");

        assertThat(sampleOf(probes).value(Reading.CONTAINER_MEMORY)).isEqualTo(5);
    }

    @Test
    void tightest_limit_of_the_cgroup_and_those_above_it_counts() {
        v2("0::/pod/container\n", V2_MOUNT, "sys/fs/cgroup/pod/container");
        tree.file("sys/fs/cgroup/pod/container/memory.max", "3221225472\n")
                .file("sys/fs/cgroup/pod/container/cpu.max", "max 100000\n")
                .file("sys/fs/cgroup/pod/memory.max", "1073741824\n")
                .file("sys/fs/cgroup/pod/cpu.max", "150000 100000\n");

        Container limits = ContainerLimits.read(root);

        assertThat(limits).isEqualTo(new Container(1_073_741_824L, 1.5));
    }

    @Test
    void a_cgroup_without_limits_has_null_for_each() {
        v2("0::/a\n", V2_MOUNT, "sys/fs/cgroup/a");
        tree.file("sys/fs/cgroup/a/memory.max", "max\n").file("sys/fs/cgroup/a/cpu.max", "max 100000\n");

        Container limits = ContainerLimits.read(root);

        assertThat(limits).isEqualTo(new Container(null, null));
    }

    @Test
    void root_of_a_cgroup_namespace_is_the_container_itself() {
        v2("0::/\n", V2_MOUNT, "sys/fs/cgroup");
        tree.file("sys/fs/cgroup/memory.max", "1000\n").file("sys/fs/cgroup/cpu.max", "50000 100000\n");

        assertThat(readings().value(Reading.CONTAINER_MEMORY)).isEqualTo(2_147_483_648L);
        assertThat(ContainerLimits.read(root)).isEqualTo(new Container(1000L, 0.5));
    }

    @Test
    void part_of_the_hierarchy_may_be_mounted_elsewhere() {
        v2(
                "0::/docker/abc/nested\n",
                "25 20 0:22 /docker/abc /mnt/my\\040cgroups rw - cgroup2 cgroup2 rw\n",
                "mnt/my cgroups/nested");

        assertThat(readings().value(Reading.CONTAINER_MEMORY)).isEqualTo(2_147_483_648L);
    }

    @Test
    void the_full_path_of_the_machine_means_the_mounted_part_where_it_leads_nowhere() {
        v2("0::/kubepods/pod1/c1\n", V2_MOUNT, "sys/fs/cgroup");

        assertThat(readings().value(Reading.CONTAINER_MEMORY)).isEqualTo(2_147_483_648L);
    }

    @Test
    void a_cgroup_outside_the_own_namespace_is_unavailable_and_no_other_is_read_for_it() {
        v2("0::/../sibling\n", V2_MOUNT, "sys/fs/cgroup");

        Readings readings = readings();

        assertThat(readings.has(Reading.CONTAINER_MEMORY)).isFalse();
        assertThat(unavailable).containsEntry("containerMemory", Absence.UNSUPPORTED);
        assertThat(ContainerLimits.read(root)).isNull();
    }

    @Test
    void v1_cgroup_is_read_in_the_units_of_the_record_format() {
        v1();

        Readings readings = readings();

        assertThat(readings.value(Reading.CONTAINER_MEMORY)).isEqualTo(123_456_789);
        assertThat(readings.value(Reading.CONTAINER_CPU)).isEqualTo(987_654_321);
        assertThat(readings.value(Reading.CONTAINER_THROTTLED)).isEqualTo(77_000);
        assertThat(readings.value(Reading.CONTAINER_OOM_KILLS)).isEqualTo(1);
        assertThat(unavailable).isEmpty();
    }

    @Test
    void v1_limits_are_read_up_to_the_top() {
        v1();
        tree.file("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", V1_UNLIMITED)
                .file("sys/fs/cgroup/memory/docker/memory.limit_in_bytes", "536870912\n")
                .file("sys/fs/cgroup/memory/memory.limit_in_bytes", V1_UNLIMITED)
                .file("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "-1\n")
                .file("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us", "100000\n");

        Container limits = ContainerLimits.read(root);

        assertThat(limits).isEqualTo(new Container(536_870_912L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854771712", "9223372036854710272", "9223372036854775807"})
    void v1_writes_no_limit_as_the_greatest_number_of_whole_pages(String unlimited) {
        v1();
        tree.file("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", unlimited + "\n");

        Container limits = ContainerLimits.read(root);

        assertThat(limits).isEqualTo(new Container(null, null));
    }

    @Test
    void hybrid_machine_has_each_controller_where_it_lives() {
        tree.file("proc/self/cgroup", "4:memory:/a\n1:cpu:/b\n0::/c\n")
                .file(
                        "proc/self/mountinfo",
                        "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                                + "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"
                                + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n")
                .file("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "11\n")
                .file("sys/fs/cgroup/cpu/b/cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 12\n")
                .file("sys/fs/cgroup/unified/c/cgroup.events", "populated 1\n")
                .file("sys/fs/cgroup/unified/c/cpu.stat", "usage_usec 13\n");

        Readings readings = readings();

        assertThat(readings.value(Reading.CONTAINER_MEMORY)).isEqualTo(11);
        assertThat(readings.value(Reading.CONTAINER_THROTTLED)).isEqualTo(12);
        assertThat(readings.value(Reading.CONTAINER_CPU)).isEqualTo(13_000);
        assertThat(unavailable).containsOnly(Map.entry("containerOomKills", Absence.UNSUPPORTED));
    }

    @Test
    void root_of_the_machine_is_no_container() {
        tree.file("proc/self/cgroup", "4:memory:/\n0::/\n")
                .file(
                        "proc/self/mountinfo",
                        "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n" + V2_MOUNT)
                .file("sys/fs/cgroup/memory/release_agent", "\n")
                .file("sys/fs/cgroup/memory/memory.usage_in_bytes", "11\n")
                .file("sys/fs/cgroup/cpu.stat", "usage_usec 13\n");

        Readings readings = readings();

        assertThat(readings.has(Reading.CONTAINER_MEMORY)).isFalse();
        assertThat(readings.has(Reading.CONTAINER_CPU)).isFalse();
        assertThat(ContainerLimits.read(root)).isNull();
    }

    @Test
    void a_machine_without_cgroups_says_so_once_for_each_reading() {
        readings();

        assertThat(unavailable)
                .containsOnly(
                        Map.entry("containerCpu", Absence.UNSUPPORTED),
                        Map.entry("containerMemory", Absence.UNSUPPORTED),
                        Map.entry("containerOomKills", Absence.UNSUPPORTED),
                        Map.entry("containerThrottled", Absence.UNSUPPORTED));
        assertThat(ContainerLimits.read(root)).isNull();
    }

    @Test
    void a_file_that_cannot_be_read_is_denied_and_the_others_are_read() {
        v2("0::/a\n", V2_MOUNT, "sys/fs/cgroup/a");
        // A folder in the place of a file cannot be opened by anybody, not even by root.
        root.resolve("sys/fs/cgroup/a/memory.current").toFile().delete();
        root.resolve("sys/fs/cgroup/a/memory.current").toFile().mkdir();

        Readings readings = readings();

        assertThat(readings.has(Reading.CONTAINER_MEMORY)).isFalse();
        assertThat(readings.has(Reading.CONTAINER_CPU)).isTrue();
        assertThat(unavailable).containsOnly(Map.entry("containerMemory", Absence.DENIED));
    }

    @Test
    void a_cgroup_without_the_cpu_controller_has_no_throttling_but_cpu_time() {
        v2("0::/a\n", V2_MOUNT, "sys/fs/cgroup/a");
        tree.file("sys/fs/cgroup/a/cpu.stat", "usage_usec 1\nuser_usec 1\nsystem_usec 0\n");

        Readings readings = readings();

        assertThat(readings.value(Reading.CONTAINER_CPU)).isEqualTo(1000);
        assertThat(readings.has(Reading.CONTAINER_THROTTLED)).isFalse();
        assertThat(unavailable).containsOnly(Map.entry("containerThrottled", Absence.UNSUPPORTED));
    }

    private void v2(String memberships, String mounts, String folder) {
        tree.file("proc/self/cgroup", memberships)
                .file("proc/self/mountinfo", mounts)
                .file(folder + "/cgroup.events", "populated 1\nfrozen 0\n")
                .file(folder + "/memory.current", "2147483648\n")
                .file(folder + "/memory.events", "low 0\nhigh 0\nmax 9\noom 4\noom_kill 3\noom_group_kill 0\n")
                .file(
                        folder + "/cpu.stat",
                        "usage_usec 7000001\nuser_usec 6000000\nsystem_usec 1000001\nnr_periods 5\nnr_throttled 2\n"
                                + "throttled_usec 42\n");
    }

    private void v1() {
        tree.file("proc/self/cgroup", "4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc\n")
                .file(
                        "proc/self/mountinfo",
                        OTHER_MOUNT
                                + "35 31 0:32 / /sys/fs/cgroup/memory rw,nosuid master:3 - cgroup cgroup rw,memory\n"
                                + "36 31 0:33 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n")
                .file("sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes", "123456789\n")
                .file(
                        "sys/fs/cgroup/memory/docker/abc/memory.oom_control",
                        "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n")
                .file("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpuacct.usage", "987654321\n")
                .file(
                        "sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.stat",
                        "nr_periods 9\nnr_throttled 1\nthrottled_time 77000\n");
    }

    private Readings readings() {
        return sampleOf(probes());
    }

    /** Only what concerns containers is looked at here; the trees have no more of /proc. */
    private Probes probes() {
        return Probes.open(new ProbeSources(root, false, List.of(), null), (probe, reason) -> {
            if (probe.startsWith("container")) {
                assertThat(unavailable.put(probe, reason)).isNull();
            }
        });
    }

    private static Readings sampleOf(Probes probes) {
        Readings readings = new Readings();
        probes.readSample(readings);
        return readings;
    }
}
