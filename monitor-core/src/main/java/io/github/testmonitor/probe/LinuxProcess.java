package io.github.testmonitor.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A process with its descendants, as far as {@link #DEEPEST}, for the greatest peak of them: the kernel's own mark of each, so that
 * one look after a peak suffices, however short it was.
 *
 * <p>The kernel lists children by the thread that has started them. The list of the first thread is read where any process has been
 * started since the look before; each of those of other threads costs as much, and they are read ever more rarely while they
 * hold nothing new, up to once in {@link #MOST_REST} looks. For one thread at a time.
 */
final class LinuxProcess {
    /** A child of a child of a child, and no further: {@value}. */
    static final int DEEPEST = 4;
    /** {@value} looks, which is a second of samples. */
    static final int MOST_REST = 10;

    private static final int KIBIBYTE = 1024;

    private final ProcessFile.Shared files;
    private final String proc;
    private final long pid;
    private final int deepest;
    private final String tasks;
    private final ProcessFile status;
    private final ProcessFile children;
    private final List<LinuxProcess> descendants = new ArrayList<>(1);
    private boolean listed;
    private boolean othersDue;
    private int pause;
    private int rest;
    private boolean gone;

    /** @param proc the folder of all processes */
    LinuxProcess(ProcessFile.Shared files, String proc, long pid) {
        this(files, proc, pid, DEEPEST);
    }

    private LinuxProcess(ProcessFile.Shared files, String proc, long pid, int deepest) {
        this.files = files;
        this.proc = proc;
        this.pid = pid;
        this.deepest = deepest;
        tasks = proc + '/' + pid + "/task/";
        status = new ProcessFile(files, proc + '/' + pid + "/status");
        children = new ProcessFile(files, childrenOf(Long.toString(pid)));
    }

    /**
     * The greatest peak so far of those that live; unknown where none does.
     *
     * @param anyStarted whether any process of the machine has been started since the look before
     */
    long peakBytes(boolean anyStarted) {
        if (!status.read()) {
            close();
            return ChildReadings.UNKNOWN;
        }
        OptionalLong mark = status.text().number("VmHWM");
        long greatest = mark.isPresent() ? mark.getAsLong() * KIBIBYTE : ChildReadings.UNKNOWN;
        OptionalLong threads = status.text().number("Threads");
        if (deepest > 0) {
            list(anyStarted, threads.isEmpty() || threads.getAsLong() > 1);
        }
        for (int i = descendants.size() - 1; i >= 0; i--) {
            LinuxProcess descendant = descendants.get(i);
            greatest = Math.max(greatest, descendant.peakBytes(anyStarted));
            if (descendant.gone) {
                descendants.remove(i);
            }
        }
        return greatest;
    }

    /** Nothing is kept open. */
    void close() {
        gone = true;
        status.close();
        children.close();
        for (LinuxProcess descendant : descendants) {
            descendant.close();
        }
        descendants.clear();
    }

    private void list(boolean anyStarted, boolean hasOtherThreads) {
        if (anyStarted || !listed) {
            listed = true;
            othersDue = true;
            addFrom(children);
        }
        rest = Math.max(0, rest - 1);
        if (othersDue && hasOtherThreads && rest == 0) {
            othersDue = false;
            pause = addFromOthers() ? 0 : Math.min(MOST_REST, 2 * pause + 1);
            rest = pause;
        }
    }

    private boolean addFromOthers() {
        String[] threads = SmallFile.list(tasks);
        boolean any = false;
        for (int i = 0; threads != null && i < threads.length; i++) {
            if (!threads[i].equals(Long.toString(pid))) {
                ProcessFile file = new ProcessFile(files, childrenOf(threads[i]));
                any |= addFrom(file);
                file.close();
            }
        }
        return any;
    }

    private boolean addFrom(ProcessFile list) {
        boolean any = false;
        if (list.read()) {
            for (long child : list.text().numbers()) {
                if (!isKnown(child)) {
                    descendants.add(new LinuxProcess(files, proc, child, deepest - 1));
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean isKnown(long child) {
        for (int i = 0; i < descendants.size(); i++) {
            if (descendants.get(i).pid == child) {
                return true;
            }
        }
        return false;
    }

    private String childrenOf(String thread) {
        return tasks + thread + "/children";
    }
}
