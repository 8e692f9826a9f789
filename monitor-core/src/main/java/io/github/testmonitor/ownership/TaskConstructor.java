package io.github.testmonitor.ownership;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code ForkJoinTask.<init>}: the task remembers who made it, in its own field, or the hook does. */
final class TaskConstructor extends HookedMethod {
    private final String type;
    private final boolean hasField;

    TaskConstructor(MethodVisitor next, String type, boolean hasField) {
        super(next);
        this.type = type;
        this.hasField = hasField;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.RETURN) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            if (hasField) {
                hook("current", "()Ljava/lang/Object;");
                super.visitFieldInsn(Opcodes.PUTFIELD, type, JdkWeave.FIELD, JdkWeave.FIELD_TYPE);
            } else {
                hook("made", TAKES_OBJECT);
            }
        }
        super.visitInsn(opcode);
    }
}
