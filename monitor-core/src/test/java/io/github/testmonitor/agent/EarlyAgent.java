package io.github.testmonitor.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ThreadPoolExecutor;

/** Another agent beside ours, which loads the classes that we weave, or retransforms them after us. */
public final class EarlyAgent {
    private EarlyAgent() {}

    /** Arguments: {@code loads}, or {@code retransforms}. */
    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        Class<?>[] woven = {Thread.class, ForkJoinTask.class, ThreadPoolExecutor.class};
        if (arguments.equals("loads")) {
            Class.forName(ForkJoinTask.class.getName());
            Class.forName(ThreadPoolExecutor.class.getName());
            return;
        }
        instrumentation.addTransformer(new Nothing(), true);
        // After the main class has begun, and we with it.
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(500);
                instrumentation.retransformClasses(woven);
                System.out.println("retransformed");
            } catch (Exception problem) {
                problem.printStackTrace();
            }
        });
        later.setDaemon(true);
        later.start();
    }

    private static final class Nothing implements ClassFileTransformer {
        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
            return classFile.clone();
        }
    }
}
