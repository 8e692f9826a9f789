package io.github.testmonitor.probe;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What TCP sockets are connected to, or where they listen, from /proc/self/net/tcp and tcp6. That is a line for each of the machine or
 * container, some microseconds for each, and so nothing for every test. Any thread may ask.
 */
final class LinuxSockets {
    /** So many lines of each file are read at most: {@value}. */
    static final int MOST_LINES = 10_000;

    private static final String LISTENS = "0A";
    /** Between the state and the inode: queues, timer, retransmissions, user and timeout. */
    private static final int BEFORE_INODE = 5;

    /** Of a line about a Unix socket that has no path; the inode is the last of them. */
    private static final int UNIX_FIELDS = 7;
    /** Where a JVM waits for others that attach to it; it was bound to a name with one more ending. */
    private static final String ATTACH = "/.java_pid";

    private static final int HEX = 16;
    private static final int WORD_DIGITS = 8;

    private LinuxSockets() {}

    /** Those of the names that are told of, {@code socket:[4711]}, and what is to be said instead; the others are left out. */
    static Map<String, String> describe(Path root, Collection<String> names) {
        Map<String, String> described = new HashMap<>();
        for (String file : new String[] {"tcp", "tcp6"}) {
            if (described.size() < names.size()) {
                read(root.resolve("proc/self/net").resolve(file), names, described);
            }
        }
        return described;
    }

    /**
     * Those of the names that are Unix sockets which the JVM has for itself: without a path, such as a pair has, of which the JDK keeps one to
     * close others with, from the first channel that is closed on; and the one to attach to, from the first time that somebody does, be it
     * the JVM itself on behalf of Mockito or Byte Buddy.
     */
    static Set<String> ofTheJvm(Path root, Collection<String> names) {
        Set<String> found = new HashSet<>();
        Path file = root.resolve("proc/self/net/unix");
        try (BufferedReader lines = lines(file)) {
            String line = lines.readLine();
            for (int i = 0; line != null && i < MOST_LINES && found.size() < names.size(); i++) {
                String inode = inodeOfTheJvm(line);
                if (inode != null && names.contains(name(inode))) {
                    found.add(name(inode));
                }
                line = lines.readLine();
            }
        } catch (IOException | RuntimeException notTold) {
            // As above.
        }
        return found;
    }

    private static @Nullable String inodeOfTheJvm(String line) {
        StringTokenizer fields = new StringTokenizer(line);
        int count = fields.countTokens();
        if (count != UNIX_FIELDS && (count < UNIX_FIELDS || !line.contains(ATTACH))) {
            return null;
        }
        for (int i = 1; i < UNIX_FIELDS; i++) {
            fields.nextToken();
        }
        return fields.nextToken();
    }

    private static void read(Path file, Collection<String> names, Map<String, String> described) {
        try (BufferedReader lines = lines(file)) {
            String line = lines.readLine();
            for (int i = 0; line != null && i < MOST_LINES && described.size() < names.size(); i++) {
                describe(line, names, described);
                line = lines.readLine();
            }
        } catch (IOException | RuntimeException notTold) {
            // Or told in another form than proc(5) has it: then they are called as the kernel calls them.
        }
    }

    private static void describe(String line, Collection<String> names, Map<String, String> described)
            throws UnknownHostException {
        StringTokenizer fields = new StringTokenizer(line);
        if (fields.countTokens() <= BEFORE_INODE + 4) {
            return;
        }
        fields.nextToken();
        String local = fields.nextToken();
        String remote = fields.nextToken();
        String state = fields.nextToken();
        for (int i = 0; i < BEFORE_INODE; i++) {
            fields.nextToken();
        }
        String name = name(fields.nextToken());
        if (names.contains(name)) {
            described.put(name, description(local, remote, state));
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new FileInputStream(file.toString()), StandardCharsets.US_ASCII));
    }

    private static String name(String inode) {
        return "socket:[" + inode + ']';
    }

    private static String description(String local, String remote, String state) throws UnknownHostException {
        if (state.equals(LISTENS)) {
            return "socket listening on " + (address(local).isAnyLocalAddress() ? port(local) : end(local));
        }
        return "socket " + end(local) + (port(remote) == 0 ? "" : " -> " + end(remote));
    }

    private static String end(String addressAndPort) throws UnknownHostException {
        String address = address(addressAndPort).getHostAddress();
        return (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port(addressAndPort);
    }

    private static int port(String addressAndPort) {
        return Integer.parseInt(addressAndPort.substring(addressAndPort.indexOf(':') + 1), HEX);
    }

    /** Words of 32 bits, each in hexadecimal digits as this machine reads its bytes. */
    private static InetAddress address(String addressAndPort) throws UnknownHostException {
        int digits = addressAndPort.indexOf(':');
        ByteBuffer bytes = ByteBuffer.allocate(digits / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < digits; at += WORD_DIGITS) {
            bytes.putInt(Integer.parseUnsignedInt(addressAndPort.substring(at, at + WORD_DIGITS), HEX));
        }
        return InetAddress.getByAddress(bytes.array());
    }
}
