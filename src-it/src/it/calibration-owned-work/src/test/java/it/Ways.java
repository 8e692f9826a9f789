package it;

import java.util.ArrayList;
import java.util.List;

/** Ways to work through a load that need nothing made before. */
final class Ways {

    interface Way {
        void work(Load load) throws Exception;
    }

    private Ways() {}

    static void inOwnThread(Load load) {
        load.work(200, 100);
    }

    static void inFiftyShortThreads(Load load) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> load.work(4, 2));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
