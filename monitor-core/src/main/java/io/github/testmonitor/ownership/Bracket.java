package io.github.testmonitor.ownership;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts all of an instance method without parameters between two calls of the hook:
 *
 * <pre>{@code
 * Object token = WorkHook.enter(…);
 * try { … } finally { WorkHook.leave(token); }
 * }</pre>
 *
 * The token lives in a local variable of its own, which every frame of the method is told of.
 */
abstract class Bracket extends HookedMethod {
    private static final String OBJECT = "java/lang/Object";

    private final String type;
    private final int token;
    private final Label start = new Label();

    /**
     * @param type internal name of the method's class
     * @param freeLocal the first local variable that the method does not use
     */
    Bracket(MethodVisitor next, String type, int freeLocal) {
        super(next);
        this.type = type;
        this.token = freeLocal;
    }

    /** Pushes the token. */
    abstract void open();

    @Override
    public void visitCode() {
        super.visitCode();
        open();
        super.visitVarInsn(Opcodes.ASTORE, token);
        super.visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            hookWithLocal(token, "leave", TAKES_OBJECT);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitFrame(
            int kind, int localCount, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
        Object[] all = withToken(localCount, locals == null ? new Object[0] : locals);
        super.visitFrame(kind, all.length, all, stackCount, stack);
    }

    /** The handler comes last in the method's table, behind all of its own. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label end = new Label();
        super.visitLabel(end);
        super.visitTryCatchBlock(start, end, end, null);
        Object[] all = withToken(1, new Object[] {type});
        super.visitFrame(Opcodes.F_NEW, all.length, all, 1, new Object[] {"java/lang/Throwable"});
        hookWithLocal(token, "leave", TAKES_OBJECT);
        super.visitInsn(Opcodes.ATHROW);
        super.visitMaxs(maxStack, maxLocals);
    }

    /** A long or double is one entry and two variables; a variable that holds nothing is one entry. */
    private Object[] withToken(int count, Object[] known) {
        Object[] all = Arrays.copyOf(known, count + token + 1);
        int variable = 0;
        for (int i = 0; i < count; i++) {
            variable += known[i] == Opcodes.LONG || known[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        int entry = count;
        for (; variable < token; variable++) {
            all[entry++] = Opcodes.TOP;
        }
        all[entry++] = OBJECT;
        return Arrays.copyOf(all, entry);
    }

    /** {@code ForkJoinTask.doExec}: the owner is in the task's own field, or known to the hook. */
    static final class OfTask extends Bracket {
        private static final String TO_TOKEN = "(Ljava/lang/Object;)Ljava/lang/Object;";
        private final String type;
        private final boolean hasField;

        OfTask(MethodVisitor next, String type, int freeLocal, boolean hasField) {
            super(next, type, freeLocal);
            this.type = type;
            this.hasField = hasField;
        }

        @Override
        void open() {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            if (hasField) {
                mv.visitFieldInsn(Opcodes.GETFIELD, type, JdkWeave.FIELD, JdkWeave.FIELD_TYPE);
            }
            hook(hasField ? "enter" : "enterFor", TO_TOKEN);
        }
    }

    /** {@code VirtualThread.runContinuation}. */
    static final class OfMounting extends Bracket {
        OfMounting(MethodVisitor next, String type, int freeLocal) {
            super(next, type, freeLocal);
        }

        @Override
        void open() {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            hook("mounts", "(Ljava/lang/Thread;)Ljava/lang/Object;");
        }
    }
}
