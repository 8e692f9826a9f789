package io.github.testmonitor.ownership;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method that gets calls of the hook, each of which leaves the stack and the locals as they were. */
abstract class HookedMethod extends MethodVisitor {
    static final String TAKES_OBJECT = "(Ljava/lang/Object;)V";
    static final String TAKES_THREAD = "(Ljava/lang/Thread;)V";
    static final String TAKES_NOTHING = "()V";

    private static final String HOOK = "io/github/testmonitor/boot/WorkHook";

    HookedMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    final void hook(String event, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, event, descriptor, false);
    }

    /** Calls the hook with a local variable. */
    final void hookWithLocal(int local, String event, String descriptor) {
        super.visitVarInsn(Opcodes.ALOAD, local);
        hook(event, descriptor);
    }

    /** Calls the hook with what lies on top of the stack, and leaves it there. */
    final void hookWithTop(String event, String descriptor) {
        super.visitInsn(Opcodes.DUP);
        hook(event, descriptor);
    }

    /** Tells an event with {@code this} or a parameter, before anything else in the method. */
    static final class AtEntry extends HookedMethod {
        private final int local;
        private final String event;
        private final String descriptor;

        AtEntry(MethodVisitor next, int local, String event, String descriptor) {
            super(next);
            this.local = local;
            this.event = event;
            this.descriptor = descriptor;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            hookWithLocal(local, event, descriptor);
        }
    }

    /** Tells that the task of the thread is over, before anything else in the method. */
    static final class EndsTask extends HookedMethod {
        EndsTask(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            hook("taskEnds", TAKES_NOTHING);
        }
    }

    /** Tells that a thread has become a worker, before anything else in the method. */
    static final class BeginsWorker extends HookedMethod {
        BeginsWorker(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitInsn(Opcodes.ACONST_NULL);
            hook("workerBegins", TAKES_OBJECT);
        }
    }

    /** {@code Thread.start}: tells of the thread just before the JVM starts it, when nothing can refuse it any more. */
    static final class StartsThread extends HookedMethod {
        StartsThread(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("start0")) {
                hookWithTop("threadStarts", TAKES_THREAD);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** {@code ThreadPoolExecutor.runWorker}: tells of the worker and its first task, when that is read. */
    static final class RunsWorker extends HookedMethod {
        RunsWorker(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.GETFIELD && name.equals("firstTask")) {
                hookWithTop("workerBegins", TAKES_OBJECT);
            }
        }
    }

    /** Tells an event with the object that the method returns. */
    static class Returns extends HookedMethod {
        private final String event;

        Returns(MethodVisitor next, String event) {
            super(next);
            this.event = event;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                hookWithTop(event, TAKES_OBJECT);
            }
            super.visitInsn(opcode);
        }
    }

    /** {@code ThreadPoolExecutor.getTask}: the task before is over, and the one that is returned begins. */
    static final class GetsTask extends Returns {
        GetsTask(MethodVisitor next) {
            super(next, "taskBegins");
        }

        @Override
        public void visitCode() {
            super.visitCode();
            hook("taskEnds", TAKES_NOTHING);
        }
    }

    /** {@code DiscardOldestPolicy.rejectedExecution}: what it takes from the queue is never run. */
    static final class Polls extends HookedMethod {
        Polls(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("poll")) {
                hookWithTop("withdrawn", TAKES_OBJECT);
            }
        }
    }

    /**
     * Where a thread fires a stage of a {@code CompletableFuture}: what it does there is that of whoever made the stage. Should the
     * stage throw, which it never does by itself, the thread's next task puts it right.
     */
    static final class FiresStage extends HookedMethod {
        private final int token;

        /** @param freeLocal the first local variable that the method does not use */
        FiresStage(MethodVisitor next, int freeLocal) {
            super(next);
            this.token = freeLocal;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean fires = name.equals("tryFire");
            if (fires) {
                // The stage and how it is fired lie on the stack.
                super.visitInsn(Opcodes.DUP2);
                super.visitInsn(Opcodes.POP);
                super.visitFieldInsn(Opcodes.GETFIELD, JdkWeave.FORK_JOIN_TASK, JdkWeave.FIELD, JdkWeave.FIELD_TYPE);
                hook("enter", "(Ljava/lang/Object;)Ljava/lang/Object;");
                super.visitVarInsn(Opcodes.ASTORE, token);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (fires) {
                hookWithLocal(token, "leave", TAKES_OBJECT);
            }
        }
    }

    /** {@code TimerThread.mainLoop}: a task that throws ends the thread, so that its end need not be told. */
    static final class RunsTimerTask extends HookedMethod {
        RunsTimerTask(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean task = owner.equals("java/util/TimerTask") && name.equals("run");
            if (task) {
                hookWithTop("timerTaskBegins", TAKES_OBJECT);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (task) {
                hook("taskEnds", TAKES_NOTHING);
            }
        }
    }
}
