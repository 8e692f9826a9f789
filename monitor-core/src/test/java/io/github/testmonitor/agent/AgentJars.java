package io.github.testmonitor.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The agent's two jars, made of this build's classes as the build makes them of its own; ASM keeps its name. */
final class AgentJars {
    private static final String AGENT = "io/github/testmonitor/agent/Agent.class";
    private static final String BOOT = "io/github/testmonitor/boot/";
    private static final Path CLASSES = place(Premain.class);

    private AgentJars() {}

    /** The jar to be named in {@code -javaagent}; the other one is beside it. */
    static Path build(Path folder) throws IOException {
        writeBoot(folder);
        return write(
                folder.resolve("monitor-agent.jar"), manifest(), name -> !AgentJarFiles.isOfBootJar(name), Map.of());
    }

    /** An agent with everything in its own jar and nothing on the boot class path, where no hook can reach it. */
    static Path buildWithoutBoot(Path folder) throws IOException {
        return write(folder.resolve("monitor-agent.jar"), manifest(), name -> !name.startsWith(BOOT), asm());
    }

    /** The same, but for an {@code Agent} that hands its arguments to a class of the test. */
    static Path buildWithAgentOf(Class<?> standIn, Path folder) throws IOException {
        write(
                folder.resolve("monitor-boot.jar"),
                new Manifest(),
                name -> AgentJarFiles.isOfBootJar(name) && !name.equals(AGENT),
                asm());
        return write(
                folder.resolve("monitor-agent.jar"),
                manifest(),
                name -> !AgentJarFiles.isOfBootJar(name) && !name.equals(AGENT),
                Map.of(AGENT, agentThatCalls(standIn)));
    }

    private static void writeBoot(Path folder) throws IOException {
        write(folder.resolve("monitor-boot.jar"), new Manifest(), AgentJarFiles::isOfBootJar, asm());
    }

    private static Map<String, byte[]> asm() throws IOException {
        Map<String, byte[]> asm = new TreeMap<>();
        try (JarFile jar = new JarFile(place(ClassWriter.class).toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith("org/objectweb/asm/") && !entry.isDirectory()) {
                    asm.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return asm;
    }

    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", Premain.class.getName());
        attributes.putValue("Boot-Class-Path", "monitor-boot.jar");
        attributes.putValue("Can-Retransform-Classes", "true");
        return manifest;
    }

    private static Path write(Path jar, Manifest manifest, Predicate<String> wanted, Map<String, byte[]> more)
            throws IOException {
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> classes = Files.walk(CLASSES)) {
            for (Path path : classes.filter(Files::isRegularFile).toList()) {
                String name = CLASSES.relativize(path).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(path, out);
                }
            }
            for (Map.Entry<String, byte[]> entry : more.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    private static byte[] agentThatCalls(Class<?> standIn) {
        String descriptor = "(Ljava/lang/Integer;Ljava/lang/String;Ljava/lang/instrument/Instrumentation;)V";
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
                AGENT.replace(".class", ""),
                null,
                "java/lang/Object",
                null);
        MethodVisitor start =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "start", descriptor, null, null);
        start.visitCode();
        start.visitVarInsn(Opcodes.ALOAD, 0);
        start.visitVarInsn(Opcodes.ALOAD, 1);
        start.visitVarInsn(Opcodes.ALOAD, 2);
        start.visitMethodInsn(Opcodes.INVOKESTATIC, standIn.getName().replace('.', '/'), "start", descriptor, false);
        start.visitInsn(Opcodes.RETURN);
        start.visitMaxs(0, 0);
        start.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
