package io.github.testmonitor.ownership;

import io.github.testmonitor.ownership.HookedMethod.AtEntry;
import io.github.testmonitor.ownership.HookedMethod.BeginsWorker;
import io.github.testmonitor.ownership.HookedMethod.EndsTask;
import io.github.testmonitor.ownership.HookedMethod.FiresStage;
import io.github.testmonitor.ownership.HookedMethod.GetsTask;
import io.github.testmonitor.ownership.HookedMethod.Polls;
import io.github.testmonitor.ownership.HookedMethod.Returns;
import io.github.testmonitor.ownership.HookedMethod.RunsTimerTask;
import io.github.testmonitor.ownership.HookedMethod.RunsWorker;
import io.github.testmonitor.ownership.HookedMethod.StartsThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import static io.github.testmonitor.ownership.HookedMethod.TAKES_OBJECT;
import static io.github.testmonitor.ownership.HookedMethod.TAKES_THREAD;

/**
 * Weaves the hooks into one class of the JDK: calls at edges of methods, and one field where an object has to remember its owner.
 * Nothing that the JDK does is left out or done otherwise. No lambdas here: it runs before the tests, and the first lambda of a JVM
 * is dear.
 */
final class JdkWeave extends ClassVisitor {
    static final String THREAD = "java/lang/Thread";
    static final String VIRTUAL_THREAD = "java/lang/VirtualThread";
    static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
    static final String DISCARD_OLDEST = "java/util/concurrent/ThreadPoolExecutor$DiscardOldestPolicy";
    static final String SCHEDULED_POOL = "java/util/concurrent/ScheduledThreadPoolExecutor";
    static final String FORK_JOIN_TASK = "java/util/concurrent/ForkJoinTask";
    static final String FORK_JOIN_WORKER = "java/util/concurrent/ForkJoinWorkerThread";
    static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";
    static final String COMPLETION = "java/util/concurrent/CompletableFuture$Completion";
    static final String TIMER = "java/util/Timer";
    static final String TIMER_THREAD = "java/util/TimerThread";

    /** All that is woven, where the JDK has it. */
    static final List<String> TYPES = List.of(
            THREAD,
            VIRTUAL_THREAD,
            POOL,
            DISCARD_OLDEST,
            SCHEDULED_POOL,
            FORK_JOIN_TASK,
            FORK_JOIN_WORKER,
            COMPLETABLE_FUTURE,
            COMPLETION,
            TIMER,
            TIMER_THREAD);

    /** These read the field of the tasks, and are woven only where those have it. */
    static final List<String> NEEDING_FIELD = List.of(COMPLETABLE_FUTURE, COMPLETION);

    /** Without these, most of what a test hands to others would be missed. */
    static final List<String> ESSENTIAL = List.of(THREAD, POOL, FORK_JOIN_TASK, FORK_JOIN_WORKER);

    static final String FIELD = "monitor$owner";
    static final String FIELD_TYPE = "Ljava/lang/Object;";

    private final String type;
    private final boolean mayAddField;
    private final Map<String, Integer> localCounts;
    private final List<String> missing;

    private JdkWeave(ClassVisitor next, String type, boolean mayAddField, Map<String, Integer> localCounts) {
        super(Opcodes.ASM9, next);
        this.type = type;
        this.mayAddField = mayAddField;
        this.localCounts = localCounts;
        this.missing = new ArrayList<>(hookedMethods(type));
    }

    /**
     * The class file with the hooks in it.
     *
     * @param mayAddField false where the class has been loaded without the field
     * @throws IllegalStateException if the class lacks a hooked method
     * @throws IllegalArgumentException if ASM cannot read a class file of its version
     */
    static byte[] weave(String type, byte[] classFile, boolean mayAddField) {
        ClassReader reader = new ClassReader(classFile);
        LocalCounts counts = new LocalCounts();
        if (type.equals(FORK_JOIN_TASK) || type.equals(VIRTUAL_THREAD) || NEEDING_FIELD.contains(type)) {
            reader.accept(counts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new JdkWeave(writer, type, mayAddField, counts.ofMethod), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private static List<String> hookedMethods(String type) {
        return switch (type) {
            case THREAD -> List.of("start", "exit");
            case VIRTUAL_THREAD -> List.of("start", "runContinuation");
            case POOL ->
                List.of("execute", "reject", "remove", "drainQueue", "runWorker", "getTask", "processWorkerExit");
            case DISCARD_OLDEST -> List.of("rejectedExecution");
            case SCHEDULED_POOL -> List.of("delayedExecute", "reExecutePeriodic");
            case FORK_JOIN_TASK -> List.of("<init>", "doExec");
            case FORK_JOIN_WORKER, COMPLETION -> List.of("run");
            case COMPLETABLE_FUTURE -> List.of("postComplete");
            case TIMER -> List.of("sched");
            case TIMER_THREAD -> List.of("mainLoop");
            default -> List.of();
        };
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        MethodVisitor hooked =
                (access & Opcodes.ACC_STATIC) == 0 && next != null ? hooked(next, name, descriptor) : null;
        if (hooked != null) {
            missing.remove(name);
        }
        return hooked == null ? next : hooked;
    }

    @Override
    public void visitEnd() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no method " + missing.get(0));
        }
        if (type.equals(FORK_JOIN_TASK) && mayAddField) {
            super.visitField(Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC, FIELD, FIELD_TYPE, null, null)
                    .visitEnd();
        }
        super.visitEnd();
    }

    private @Nullable MethodVisitor hooked(MethodVisitor next, String name, String descriptor) {
        return switch (type) {
            case THREAD -> ofThread(next, name + descriptor);
            case VIRTUAL_THREAD -> ofVirtualThread(next, name, descriptor);
            case POOL -> ofPool(next, name + descriptor);
            case DISCARD_OLDEST -> name.equals("rejectedExecution") ? new Polls(next) : null;
            case SCHEDULED_POOL -> ofScheduledPool(next, name + descriptor);
            case FORK_JOIN_TASK -> ofForkJoinTask(next, name, descriptor);
            case FORK_JOIN_WORKER -> (name + descriptor).equals("run()V") ? new BeginsWorker(next) : null;
            case COMPLETABLE_FUTURE ->
                name.equals("postComplete") ? new FiresStage(next, localCount(name, descriptor)) : null;
            case COMPLETION ->
                (name + descriptor).equals("run()V") ? new FiresStage(next, localCount(name, descriptor)) : null;
            case TIMER -> name.equals("sched") ? new AtEntry(next, 1, "made", TAKES_OBJECT) : null;
            case TIMER_THREAD -> name.equals("mainLoop") ? new RunsTimerTask(next) : null;
            default -> null;
        };
    }

    private static @Nullable MethodVisitor ofThread(MethodVisitor next, String method) {
        return switch (method) {
            case "start()V", "start(Ljdk/internal/vm/ThreadContainer;)V" -> new StartsThread(next);
            case "exit()V" -> new AtEntry(next, 0, "threadEnds", TAKES_THREAD);
            default -> null;
        };
    }

    private @Nullable MethodVisitor ofVirtualThread(MethodVisitor next, String name, String descriptor) {
        return switch (name + descriptor) {
            case "start(Ljdk/internal/vm/ThreadContainer;)V" ->
                new AtEntry(next, 0, "virtualThreadStarts", TAKES_THREAD);
            case "runContinuation()V" -> new Bracket.OfMounting(next, type, localCount(name, descriptor));
            default -> null;
        };
    }

    private static @Nullable MethodVisitor ofPool(MethodVisitor next, String method) {
        return switch (method) {
            case "execute(Ljava/lang/Runnable;)V" -> new AtEntry(next, 1, "handed", TAKES_OBJECT);
            case "reject(Ljava/lang/Runnable;)V" -> new AtEntry(next, 1, "rejected", TAKES_OBJECT);
            case "remove(Ljava/lang/Runnable;)Z" -> new AtEntry(next, 1, "withdrawn", TAKES_OBJECT);
            case "drainQueue()Ljava/util/List;" -> new Returns(next, "drained");
            case "runWorker(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V" -> new RunsWorker(next);
            case "getTask()Ljava/lang/Runnable;" -> new GetsTask(next);
            case "processWorkerExit(Ljava/util/concurrent/ThreadPoolExecutor$Worker;Z)V" -> new EndsTask(next);
            default -> null;
        };
    }

    private static @Nullable MethodVisitor ofScheduledPool(MethodVisitor next, String method) {
        return switch (method) {
            case "delayedExecute(Ljava/util/concurrent/RunnableScheduledFuture;)V",
                    "reExecutePeriodic(Ljava/util/concurrent/RunnableScheduledFuture;)V" ->
                new AtEntry(next, 1, "handed", TAKES_OBJECT);
            default -> null;
        };
    }

    private @Nullable MethodVisitor ofForkJoinTask(MethodVisitor next, String name, String descriptor) {
        return switch (name) {
            case "<init>" -> descriptor.equals("()V") ? new TaskConstructor(next, type, mayAddField) : null;
            case "doExec" -> new Bracket.OfTask(next, type, localCount(name, descriptor), mayAddField);
            default -> null;
        };
    }

    private int localCount(String name, String descriptor) {
        Integer count = localCounts.get(name + descriptor);
        if (count == null) {
            throw new IllegalStateException("no code in " + name);
        }
        return count;
    }

    /** Finds the number of local variables of the methods that get one more. */
    private static final class LocalCounts extends ClassVisitor {
        private static final List<String> COUNTED = List.of("doExec", "runContinuation", "postComplete", "run");

        private final Map<String, Integer> ofMethod = new HashMap<>();

        LocalCounts() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!COUNTED.contains(name)) {
                return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    ofMethod.put(name + descriptor, maxLocals);
                }
            };
        }
    }
}
