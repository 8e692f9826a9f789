package io.github.testmonitor.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * A class file and what its constant pool links to.
 *
 * @param major of the class file's version; Java 8 is 52
 * @param classes internal names
 * @param members of all classes
 */
record ClassFile(int major, Set<String> classes, Set<Member> members) {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    /** A field or method that is referred to; the owner is an internal name. */
    record Member(String owner, String name, String descriptor) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            return toString().compareTo(other.toString());
        }
    }

    static ClassFile read(Path file) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> classes = new TreeSet<>();
        Set<Member> members = new TreeSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item == 0) {
                // The second half of a long or a double.
                continue;
            }
            switch (reader.readByte(item - 1)) {
                case CLASS -> classes.add(elementType(reader.readUTF8(item, buffer)));
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                    members.add(new Member(
                            elementType(reader.readClass(item, buffer)),
                            reader.readUTF8(nameAndType, buffer),
                            reader.readUTF8(nameAndType + 2, buffer)));
                }
                default -> {
                    // Links to nothing.
                }
            }
        }
        return new ClassFile(reader.readUnsignedShort(6), classes, members);
    }

    private static String elementType(String name) {
        String element = name.substring(name.lastIndexOf('[') + 1);
        return element.length() < name.length() && element.endsWith(";")
                ? element.substring(1, element.length() - 1)
                : element;
    }
}
