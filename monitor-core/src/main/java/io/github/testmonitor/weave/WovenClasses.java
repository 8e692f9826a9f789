package io.github.testmonitor.weave;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Class files as some fork has woven them, kept in a folder beside the agent for the forks that come after, see decision 0025: weaving is
 * most of what following owned work costs a fork at its start. One is used only where it was made, by this very version of the agent, of
 * the same class file, as two check sums and its length say; whatever is wrong with the folder or a file in it, the class is woven as without.
 *
 * <p>Any thread and any number of forks may ask and keep at once: a file appears in one move, complete, and never changes.
 */
public final class WovenClasses {
    /** Of each class there is one for each JDK, and one for each agent that changes it before us. */
    private static final int MOST_FILES = 100;

    private final @Nullable File folder;

    /** @param folder belongs to this version of the agent alone; null where nothing is to be kept */
    public WovenClasses(@Nullable Path folder) {
        this.folder = folder == null ? null : folder.toFile();
    }

    /**
     * What was woven of this class file before; null where that is not known.
     *
     * @param name of the class and of what was done to it; a part of the file's name
     */
    public byte @Nullable [] find(String name, byte[] classFile) {
        if (folder == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new FileInputStream(file(name, classFile)))) {
            boolean same = in.readInt() == classFile.length && in.readLong() == sums(classFile);
            long sums = in.readLong();
            byte[] woven = in.readAllBytes();
            return same && sums == sums(woven) ? woven : null;
        } catch (IOException | RuntimeException notKept) {
            return null;
        }
    }

    /** Keeps what was woven of a class file, or not, where that cannot be done. */
    public void keep(String name, byte[] classFile, byte[] woven) {
        if (folder == null) {
            return;
        }
        try {
            folder.mkdirs();
            String[] kept = folder.list();
            if (kept != null && kept.length < MOST_FILES) {
                write(file(name, classFile), classFile, woven);
            }
        } catch (IOException | RuntimeException notKept) {
            // Then the next fork weaves, too.
        }
    }

    private void write(File file, byte[] classFile, byte[] woven) throws IOException {
        // Not by createTempFile, whose random numbers would be most of a fork's start. Should two forks meet, the sums
        // do not fit.
        File part = new File(folder, file.getName() + '.' + Long.toHexString(System.nanoTime()) + ".part");
        try {
            try (DataOutputStream out = new DataOutputStream(new FileOutputStream(part))) {
                out.writeInt(classFile.length);
                out.writeLong(sums(classFile));
                out.writeLong(sums(woven));
                out.write(woven);
            }
            // Where another fork was first, and the system does not put one file in the place of another, its file
            // stays.
            part.renameTo(file);
        } finally {
            part.delete();
        }
    }

    private File file(String name, byte[] classFile) {
        return new File(folder, name + '-' + Long.toHexString(sums(classFile)) + ".woven");
    }

    /** Both by native code: to compare the bytes themselves costs a fork that starts some milliseconds, in the interpreter. */
    private static long sums(byte[] bytes) {
        CRC32 one = new CRC32();
        one.update(bytes);
        Adler32 other = new Adler32();
        other.update(bytes);
        return one.getValue() << Integer.SIZE | other.getValue();
    }
}
