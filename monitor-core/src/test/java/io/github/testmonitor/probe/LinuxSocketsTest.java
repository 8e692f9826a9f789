package io.github.testmonitor.probe;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class LinuxSocketsTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String REST = " 00000000:00000000 00:00000000 00000000     0        0 ";

    @TempDir
    Path root;

    @Test
    void a_socket_is_told_by_its_two_ends_or_by_the_port_that_it_listens_on() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        new FileTree(root)
                .file(
                        "proc/self/net/tcp",
                        HEAD + "   0: 00000000:1F90 00000000:0000 0A" + REST + "11 1 0000000081696cbb 100 0 0 10 0\n"
                                + "   1: 0100007F:1F91 00000000:0000 0A" + REST + "12 1 0000000081696cbb\n"
                                + "   2: 0100007F:1F90 0100007F:C84B 01" + REST + "13 1 0000000081696cbb\n"
                                + "   3: 0100007F:1F92 00000000:0000 07" + REST + "14 1 0000000081696cbb\n")
                .file(
                        "proc/self/net/tcp6",
                        HEAD + "   0: 00000000000000000000000000000000:1F93 00000000000000000000000000000000:0000 0A"
                                + REST + "15 1 0\n"
                                + "   1: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:C84C 01"
                                + REST + "16 1 0\n"
                                + "   2: 00000000000000000000000001000000:1F90 00000000000000000000000001000000:C84D 08"
                                + REST + "17 1 0\n");

        assertThat(describe("11", "12", "13", "14", "15", "16", "17", "18"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "socket:[11]", "socket listening on 8080",
                        "socket:[12]", "socket listening on 127.0.0.1:8081",
                        "socket:[13]", "socket 127.0.0.1:8080 -> 127.0.0.1:51275",
                        "socket:[14]", "socket 127.0.0.1:8082",
                        "socket:[15]", "socket listening on 8083",
                        "socket:[16]", "socket 127.0.0.1:8080 -> 127.0.0.1:51276",
                        "socket:[17]", "socket [0:0:0:0:0:0:0:1]:8080 -> [0:0:0:0:0:0:0:1]:51277"));
    }

    @Test
    void of_a_long_list_not_all_is_read() {
        String line = "   0: 00000000:1F90 00000000:0000 0A" + REST + "11 1 0\n";
        new FileTree(root).file("proc/self/net/tcp", HEAD + "\n".repeat(LinuxSockets.MOST_LINES) + line);

        assertThat(describe("11")).isEmpty();
    }

    @Test
    void nothing_is_said_where_the_kernel_does_not_tell() {
        assertThat(describe("11")).isEmpty();
    }

    @Test
    void unix_sockets_without_a_path_and_the_one_to_attach_to_are_told_apart() {
        new FileTree(root)
                .file(
                        "proc/self/net/unix",
                        "Num       RefCount Protocol Flags    Type St Inode Path\n"
                                + "00000000c9a1b2c3: 00000003 00000000 00000000 0001 03 21\n"
                                + "00000000c9a1b2c4: 00000002 00000000 00010000 0001 01 22 /run/of a server\n"
                                + "00000000c9a1b2c5: 00000003 00000000 00000000 0001 03 23\n"
                                + "00000000c9a1b2c6: 00000002 00000000 00010000 0001 01 25 /run/a b/.java_pid4711.tmp\n");

        assertThat(LinuxSockets.ofTheJvm(root, List.of("socket:[21]", "socket:[22]", "socket:[24]", "socket:[25]")))
                .containsExactlyInAnyOrder("socket:[21]", "socket:[25]");
    }

    private Map<String, String> describe(String... inodes) {
        return LinuxSockets.describe(
                root,
                List.of(inodes).stream().map(inode -> "socket:[" + inode + "]").toList());
    }
}
