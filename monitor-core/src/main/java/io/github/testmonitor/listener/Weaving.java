package io.github.testmonitor.listener;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves hooks into one class. For each hook the class gets a private static method that calls the event and catches whatever comes
 * out of it, and the hooked method gets a call of that:
 *
 * <pre>{@code
 * private static void monitor$testStarted(RunNotifier self, Description parameter) {
 *     try {
 *         JUnit4Hook.events().testStarted(self, parameter.getDisplayName());
 *     } catch (Throwable ours) {
 *     }
 * }
 * }</pre>
 *
 * So nothing of ours can come out of JUnit, and its methods get no branch of ours but the one that sees an exception pass.
 */
final class Weaving extends ClassVisitor {
    private static final String HOOK = "io/github/testmonitor/boot/JUnit4Hook";
    private static final String EVENTS = "io/github/testmonitor/boot/JUnit4Events";
    private static final String PREFIX = "monitor$";

    private final List<Hook> hooks;
    private final List<Hook> missing;
    private String owner = "";
    private boolean hasFrames;

    private Weaving(ClassVisitor next, List<Hook> hooks) {
        super(Opcodes.ASM9, next);
        this.hooks = hooks;
        this.missing = new ArrayList<>(hooks);
    }

    /**
     * The class file with the hooks in it.
     *
     * @throws IllegalStateException if the class has been woven before or lacks a hooked method
     * @throws IllegalArgumentException if ASM cannot read a class file of its version
     */
    static byte[] weave(byte[] classFile, List<Hook> hooks) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new Weaving(writer, hooks), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        owner = name;
        // The minor version is in the upper half.
        hasFrames = (version & 0xFFFF) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.startsWith(PREFIX)) {
            throw new IllegalStateException("woven before: " + name);
        }
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        List<Hook> here = hooks.stream()
                .filter(hook ->
                        hook.method().equals(name) && hook.methodDescriptor().equals(descriptor))
                .toList();
        if (next == null || here.isEmpty() || (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) != 0) {
            return next;
        }
        missing.removeAll(here);
        return new HookedMethod(next, here);
    }

    @Override
    public void visitEnd() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "no method " + missing.get(0).method() + missing.get(0).methodDescriptor());
        }
        hooks.forEach(this::writeGuardedCall);
        super.visitEnd();
    }

    private void writeGuardedCall(Hook hook) {
        MethodVisitor code = super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                guardedName(hook),
                guardedDescriptor(hook),
                null,
                null);
        Label start = new Label();
        Label end = new Label();
        Label caught = new Label();
        code.visitCode();
        code.visitTryCatchBlock(start, end, caught, "java/lang/Throwable");
        code.visitLabel(start);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "events", "()L" + EVENTS + ";", false);
        hook.arguments().forEach(argument -> argument.push(code));
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, EVENTS, hook.event(), hook.eventDescriptor(), true);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(caught);
        writeFrameOfHandler(code, hook);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Class files before Java 6 have no frames, and none may be written into them. */
    private void writeFrameOfHandler(MethodVisitor code, Hook hook) {
        if (hasFrames) {
            code.visitFrame(
                    Opcodes.F_NEW, 2, new Object[] {owner, hook.parameter()}, 1, new Object[] {"java/lang/Throwable"});
        }
    }

    /** Two methods may tell the same event. */
    private static String guardedName(Hook hook) {
        return PREFIX + hook.method() + '$' + hook.event();
    }

    private String guardedDescriptor(Hook hook) {
        return "(L" + owner + ";L" + hook.parameter() + ";)V";
    }

    /** A method of {@code void} with a first parameter that it never assigns in any JUnit there is. */
    private final class HookedMethod extends MethodVisitor {
        private final List<Hook> here;
        private final Label start = new Label();

        HookedMethod(MethodVisitor next, List<Hook> here) {
            super(Opcodes.ASM9, next);
            this.here = here;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            call(Hook.Place.ENTRY);
            super.visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                call(Hook.Place.RETURN);
                call(Hook.Place.END);
            }
            super.visitInsn(opcode);
        }

        /** The handler comes last in the method's table, behind all of its own. */
        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            here.stream().filter(hook -> hook.place() == Hook.Place.END).forEach(hook -> {
                Label end = new Label();
                super.visitLabel(end);
                super.visitTryCatchBlock(start, end, end, null);
                writeFrameOfHandler(mv, hook);
                call(Hook.Place.END);
                super.visitInsn(Opcodes.ATHROW);
            });
            super.visitMaxs(maxStack, maxLocals);
        }

        private void call(Hook.Place place) {
            for (Hook hook : here) {
                if (hook.place() == place) {
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    super.visitVarInsn(Opcodes.ALOAD, 1);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC, owner, guardedName(hook), guardedDescriptor(hook), false);
                }
            }
        }
    }
}
