package io.github.testmonitor.child;

import io.github.testmonitor.boot.ProcessEvents;
import io.github.testmonitor.boot.ProcessHook;
import io.github.testmonitor.boot.WorkHook;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves into {@link ProcessBuilder} a call that tells of each process it has started. All ways to start one from Java lead through
 * one method of it: {@code Process start(Redirect[])}, since JDK 9. The class is woven as it is loaded, which most forks never do.
 */
public final class ProcessWeaver implements ClassFileTransformer {
    private static final String WOVEN = "java/lang/ProcessBuilder";
    private static final String METHOD = "start";
    private static final String DESCRIPTOR = "([Ljava/lang/ProcessBuilder$Redirect;)Ljava/lang/Process;";
    private static final String HOOK = "io/github/testmonitor/boot/ProcessHook";

    private final Consumer<String> failures;

    ProcessWeaver(Consumer<String> failures) {
        this.failures = failures;
    }

    /**
     * Weaves the class when it is loaded, or now where it has been.
     *
     * @param started is told of each process, on the thread that started it
     * @param failures takes one sentence where the class could not be woven
     */
    public static void install(Instrumentation instrumentation, Consumer<Process> started, Consumer<String> failures)
            throws UnmodifiableClassException {
        // Its half on the boot class path may be missing; then nothing is woven.
        ProcessHook.connect(new Telling(started));
        instrumentation.addTransformer(new ProcessWeaver(failures), true);
        for (Class<?> loaded : instrumentation.getInitiatedClasses(null)) {
            // Few are final; to ask all for their names would make the names.
            if (Modifier.isFinal(loaded.getModifiers()) && loaded.getName().equals("java.lang.ProcessBuilder")) {
                instrumentation.retransformClasses(loaded);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || !WOVEN.equals(className)) {
            return null;
        }
        Object paused = WorkHook.pauses(); // A test needs the class, and should not pay for us.
        try {
            return weave(classFile);
        } catch (Throwable failure) {
            failures.accept("could not weave java.lang.ProcessBuilder: " + failure);
            return null;
        } finally {
            WorkHook.leave(paused);
        }
    }

    /** The class file with the call in it. */
    static byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Weaving weaving = new Weaving(writer);
        reader.accept(weaving, 0);
        if (!weaving.found) {
            throw new IllegalStateException("no method " + METHOD + DESCRIPTOR);
        }
        return writer.toByteArray();
    }

    /** No lambda, as it is made in every fork. */
    private record Telling(Consumer<Process> listener) implements ProcessEvents {
        @Override
        public void started(Process process) {
            listener.accept(process);
        }
    }

    private static final class Weaving extends ClassVisitor {
        private boolean found;

        Weaving(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (next == null || !name.equals(METHOD) || !descriptor.equals(DESCRIPTOR)) {
                return next;
            }
            found = true;
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ARETURN) {
                        super.visitInsn(Opcodes.DUP);
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "started", "(Ljava/lang/Process;)V", false);
                    }
                    super.visitInsn(opcode);
                }
            };
        }
    }
}
